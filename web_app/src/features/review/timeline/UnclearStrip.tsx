import Box from '@mui/material/Box'
import { useColorScheme } from '@mui/material/styles'
import { useEffect, useRef } from 'react'
import type { Timeline } from '@/api'
import { ROOM } from '@/components/chart/lines'
import { placeOf, type Span } from '@/lib/span'

/** Where faces were unclear; higher means more of them. */
export function UnclearStrip({ timeline, span }: { timeline: Timeline; span: Span }) {
  const { mode, systemMode } = useColorScheme()
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const element = canvas.current
    if (!element) return
    const draw = () => {
      drawStrip(element, timeline, span)
    }
    const observer = new ResizeObserver(draw)
    observer.observe(element)
    return () => {
      observer.disconnect()
    }
  }, [timeline, span, mode, systemMode])
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', pr: `${String(ROOM.right)}rem` }}>
      <Box
        component="span"
        sx={{ width: `${String(ROOM.left)}rem`, flex: 'none', fontSize: '0.6875rem', color: 'text.secondary' }}
      >
        unclear
      </Box>
      <Box
        component="canvas"
        ref={canvas}
        aria-hidden
        sx={{ flex: 1, minWidth: 0, width: 0, height: 12, bgcolor: 'action.hover', borderRadius: 0.5 }}
      />
    </Box>
  )
}

function drawStrip(canvas: HTMLCanvasElement, { at, bucket_ms, average }: Timeline, span: Span): void {
  const context = canvas.getContext('2d')
  if (!context) return
  const { clientWidth: width, clientHeight: height } = canvas
  canvas.width = width * devicePixelRatio
  canvas.height = height * devicePixelRatio
  context.scale(devicePixelRatio, devicePixelRatio)
  context.fillStyle = getComputedStyle(canvas).getPropertyValue('--mui-palette-text-secondary')
  average.unclear.forEach((share, step) => {
    if (!share) return
    const middle = at[step] ?? 0
    const half = bucket_ms > 0 ? bucket_ms / 2 : ((at[step + 1] ?? middle) - (at[step - 1] ?? middle)) / 4
    const [left, right] = [placeOf(middle - half, span) * width, placeOf(middle + half, span) * width]
    context.fillRect(left, height * (1 - share), Math.max(1, right - left + 0.5), height * share)
  })
}
