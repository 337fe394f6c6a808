import Box, { type BoxProps } from '@mui/material/Box'
import { useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react'
import { momentAt, placeOf, zoom, type Span } from '@/lib/span'
import { dragged, pinched, type Touch } from './brush'
import type { Cursor } from './cursor'

export interface BrushProps {
  span: Span
  bounds: Span
  cursor: Cursor
  /** Called while fingers or the wheel change the span. */
  onMove: (span: Span) => void
  /** Called with the chosen span. */
  onChoose: (span: Span) => void
  /** Called to show everything. */
  onReset: () => void
}

/** Zoom per wheel unit. */
const WHEEL = 0.0022

/**
 * Covers a plot: drag to select a part, pinch or Ctrl+wheel to zoom, click to place the cursor, double-click to show
 * everything. Vertical swipes scroll the page.
 */
export function Brush({ span, bounds, cursor, onMove, onChoose, onReset, ...box }: BrushProps & BoxProps) {
  const touches = useRef(new Map<number, Touch>())
  const pinchedFrom = useRef<Span | null>(null)
  const [drag, setDrag] = useState<Touch | null>(null)
  const area = useRef<HTMLDivElement>(null)
  useWheel(area, span, bounds, onMove)

  const place = (event: PointerEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    return (event.clientX - left) / width
  }
  const pinch = (): Span | null => {
    const [one, other] = [...touches.current.values()]
    return one && other && pinchedFrom.current ? pinched([one, other], pinchedFrom.current, bounds) : null
  }
  const press = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const now = place(event)
    touches.current.set(event.pointerId, { start: now, now })
    pinchedFrom.current = touches.current.size === 2 ? span : null
    setDrag(touches.current.size === 1 ? { start: now, now } : null)
  }
  const move = (event: PointerEvent<HTMLElement>) => {
    const now = place(event)
    const touch = touches.current.get(event.pointerId)
    if (!touch) {
      if (event.pointerType !== 'touch') cursor.hover(momentAt(now, span))
      return
    }
    touch.now = now
    const zoomed = pinch()
    if (zoomed) onMove(zoomed)
    else if (drag) setDrag({ ...touch })
  }
  const release = (event: PointerEvent<HTMLElement>) => {
    const touch = touches.current.get(event.pointerId)
    const zoomed = pinch()
    touches.current.delete(event.pointerId)
    pinchedFrom.current = null
    if (zoomed) onChoose(zoomed)
    if (!touch || !drag) return
    setDrag(null)
    const part = dragged(touch, span)
    if (part) onChoose(part)
    else cursor.hold(momentAt(touch.now, span))
  }
  const cancel = (event: PointerEvent<HTMLElement>) => {
    touches.current.delete(event.pointerId)
    setDrag(null)
  }
  return (
    <Box
      {...box}
      ref={area}
      onPointerDown={press}
      onPointerMove={move}
      onPointerUp={release}
      onPointerCancel={cancel}
      onPointerLeave={() => {
        cursor.leave()
      }}
      onDoubleClick={onReset}
      sx={{ position: 'absolute', inset: 0, touchAction: 'pan-y', cursor: 'crosshair', userSelect: 'none' }}
    >
      <Selection span={drag && dragged(drag, span)} shown={span} />
      {box.children}
    </Box>
  )
}

function Selection({ span, shown }: { span: Span | null; shown: Span }) {
  if (!span) return null
  const [left, right] = [placeOf(span.from, shown), placeOf(span.to, shown)]
  return (
    <Box
      style={{ left: `${String(left * 100)}%`, width: `${String((right - left) * 100)}%` }}
      sx={{
        position: 'absolute',
        top: 0,
        bottom: 0,
        bgcolor: 'rgb(var(--mui-palette-primary-mainChannel) / 0.18)',
        borderInline: 1,
        borderColor: 'primary.main',
        pointerEvents: 'none',
      }}
    />
  )
}

/** Zooms with Ctrl or Cmd and the wheel, which is also what a trackpad pinch sends; the wheel alone scrolls the page. */
function useWheel(area: RefObject<HTMLElement | null>, span: Span, bounds: Span, onMove: (span: Span) => void) {
  const turn = useRef<((event: WheelEvent) => void) | null>(null)
  useEffect(() => {
    turn.current = (event) => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      const { left, width } = (event.currentTarget as HTMLElement).getBoundingClientRect()
      const about = momentAt((event.clientX - left) / width, span)
      onMove(zoom(span, Math.exp(event.deltaY * WHEEL), about, bounds))
    }
  })
  useEffect(() => {
    const element = area.current
    const listen = (event: WheelEvent) => {
      turn.current?.(event)
    }
    // React's wheel events are passive and can't prevent the browser from zooming the page.
    element?.addEventListener('wheel', listen, { passive: false })
    return () => element?.removeEventListener('wheel', listen)
  }, [area])
}
