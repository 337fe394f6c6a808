import Box from '@mui/material/Box'
import { useColorScheme } from '@mui/material/styles'
import { useEffect, useRef, useState } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { chartOptions } from '../draw/chartOptions'
import { STEP_MS } from '../engine/history'
import { useLive } from '../LiveContext'
import { usePainter } from '../usePainter'

/** The index over the last minute, redrawn on changes, at most ten times a second. */
export function IndexChart() {
  const { history } = useLive().scene
  const { mode, systemMode } = useColorScheme()
  const box = useRef<HTMLDivElement>(null)
  const plot = useRef<uPlot | null>(null)
  const drawn = useRef(-1)
  const [ids, setIds] = useState<readonly number[]>([])

  useEffect(() => {
    const element = box.current
    if (!element) return
    const made = new uPlot(chartOptions(element, ids), [[], [], ...ids.map(() => [])], element)
    plot.current = made
    drawn.current = -1
    const observer = new ResizeObserver(() => {
      made.setSize({ width: element.clientWidth, height: element.clientHeight })
    })
    observer.observe(element)
    void document.fonts.ready.then(() => {
      drawn.current = -1
    })
    return () => {
      observer.disconnect()
      made.destroy()
    }
  }, [ids, mode, systemMode])

  usePainter(() => {
    if (drawn.current === history.version) return
    drawn.current = history.version
    const now = [...history.faces.keys()]
    if (now.join() !== ids.join()) setIds(now)
    else plot.current?.setData([history.seconds, history.average, ...now.map((id) => history.faces.get(id) ?? [])])
  }, STEP_MS)

  return <Box ref={box} aria-hidden sx={{ flex: 1, minHeight: '9rem', minWidth: 0, overflow: 'hidden' }} />
}
