import Box from '@mui/material/Box'
import { useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react'
import { fit, lengthOf, momentAt, pan, placeOf, type Span } from '@/lib/span'
import { moment } from '@/lib/sessionTime'

interface Props {
  span: Span
  bounds: Span
  onMove: (span: Span) => void
  onChoose: (span: Span) => void
  /** Called with a moment that was clicked. */
  onPick: (at: number) => void
  children: ReactNode
}

/** A drag of fewer pixels counts as a click. */
const LEAST = 4

/** The whole time as a strip with the shown part framed. The frame can be dragged, and a click elsewhere moves it there. */
export function Overview({ span, bounds, onMove, onChoose, onPick, children }: Props) {
  const grabbed = useRef<number | null>(null)
  const pressed = useRef(0)
  const under = (event: PointerEvent<HTMLElement>): number => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    return momentAt((event.clientX - left) / width, bounds)
  }
  const placed = (event: PointerEvent<HTMLElement>): Span => {
    const at = under(event)
    grabbed.current ??= at >= span.from && at <= span.to ? at - span.from : lengthOf(span) / 2
    const from = at - grabbed.current
    return fit({ from, to: from + lengthOf(span) }, bounds)
  }
  const steer = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -0.25, ArrowRight: 0.25, PageUp: -1, PageDown: 1, Home: -Infinity, End: Infinity }[
      event.key
    ]
    if (by === undefined) return
    event.preventDefault()
    onChoose(pan(span, Math.max(-1e12, Math.min(1e12, by * lengthOf(span))), bounds))
  }
  const [left, right] = [placeOf(span.from, bounds) * 100, placeOf(span.to, bounds) * 100]
  return (
    <Box
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        pressed.current = event.clientX
        onMove(placed(event))
      }}
      onPointerMove={(event) => {
        if (grabbed.current !== null) onMove(placed(event))
      }}
      onPointerUp={(event) => {
        if (grabbed.current === null) return
        onChoose(placed(event))
        if (Math.abs(event.clientX - pressed.current) < LEAST) onPick(under(event))
        grabbed.current = null
      }}
      onPointerCancel={() => (grabbed.current = null)}
      sx={{ position: 'relative', height: 48, cursor: 'grab', touchAction: 'none', '&:active': { cursor: 'grabbing' } }}
    >
      {children}
      <Shade from={0} to={left} />
      <Shade from={right} to={100} />
      <Box
        role="slider"
        tabIndex={0}
        aria-label="Shown part of the session"
        aria-valuemin={bounds.from}
        aria-valuemax={bounds.to}
        aria-valuenow={span.from}
        aria-valuetext={`${moment(span.from)} to ${moment(span.to)} of ${moment(bounds.to)}`}
        onKeyDown={steer}
        style={{ left: `${String(left)}%`, width: `${String(right - left)}%` }}
        sx={{
          position: 'absolute',
          top: 0,
          bottom: 0,
          minWidth: 6,
          border: 1.5,
          borderColor: 'primary.main',
          borderRadius: 0.5,
        }}
      />
    </Box>
  )
}

function Shade({ from, to }: { from: number; to: number }) {
  return (
    <Box
      style={{ left: `${String(from)}%`, width: `${String(to - from)}%` }}
      sx={{
        position: 'absolute',
        top: 0,
        bottom: 0,
        bgcolor: 'background.default',
        opacity: 0.65,
        pointerEvents: 'none',
      }}
    />
  )
}
