import Box from '@mui/material/Box'
import { useColorScheme } from '@mui/material/styles'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import type { Span } from '@/lib/span'
import type { ChartLine, ChartScale } from './lines'
import { plotOptions } from './plotOptions'

interface Props {
  /** The moments of the values, in milliseconds, ascending. */
  at: readonly number[]
  lines: readonly ChartLine[]
  scale: ChartScale
  /** The shown part, which may differ from the part the values cover. */
  span: Span
  /** Each value is a single sample. */
  pointed?: boolean
}

/** A line chart over time. New values are drawn into the existing plot; new kinds of lines create a new one. */
export function LineChart({ at, lines, scale, span, pointed = false }: Props) {
  const { mode, systemMode } = useColorScheme()
  const box = useRef<HTMLDivElement>(null)
  const [made, setMade] = useState<{ plot: uPlot; kind: string } | null>(null)
  const latest = useRef({ lines, scale, pointed })
  useLayoutEffect(() => {
    latest.current = { lines, scale, pointed }
  })
  const kind = JSON.stringify([scale, lines.map((line) => ({ ...line, values: [] }))])

  useEffect(() => {
    const element = box.current
    if (!element) return
    const { lines, scale } = latest.current
    const options = plotOptions({ box: element, lines, scale, pointed: () => latest.current.pointed })
    const plot = new uPlot(options, [[], ...lines.map(() => [])], element)
    setMade({ plot, kind })
    const observer = new ResizeObserver(() => {
      plot.setSize({ width: element.clientWidth, height: element.clientHeight })
    })
    observer.observe(element)
    void document.fonts.ready.then(() => {
      plot.redraw(false, true)
    })
    return () => {
      observer.disconnect()
      plot.destroy()
    }
  }, [kind, mode, systemMode])

  useEffect(() => {
    // This plot was made for other lines and is about to be replaced.
    if (made?.kind !== kind) return
    const { plot } = made
    plot.batch(() => {
      plot.setData([at, ...lines.map(({ values }) => values)] as uPlot.AlignedData, false)
      plot.setScale('x', { min: span.from, max: span.to })
    })
  }, [made, kind, at, lines, span.from, span.to])

  return <Box ref={box} aria-hidden sx={{ position: 'absolute', inset: 0, overflow: 'hidden' }} />
}
