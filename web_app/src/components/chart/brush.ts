import { lengthOf, momentAt, pan, zoom, type Span } from '@/lib/span'

/** A press or a finger on the plot, where it began and where it is: 0 at the plot's left edge, 1 at its right. */
export interface Touch {
  start: number
  now: number
}

/** Below this share of the plot a drag is a click. */
const LEAST = 0.006

/** The part of the time that a drag covers; null where it is too short to be one. */
export function dragged({ start, now }: Touch, span: Span): Span | null {
  if (Math.abs(now - start) < LEAST) return null
  const [first, last] = [Math.min(start, now), Math.max(start, now)].map((place) => Math.min(1, Math.max(0, place)))
  return { from: momentAt(first ?? 0, span), to: momentAt(last ?? 1, span) }
}

/** What two fingers that have moved make of the span they found: the moments under them stay under them. */
export function pinched([one, other]: readonly [Touch, Touch], span: Span, bounds: Span): Span {
  const apart = Math.max(Math.abs(one.now - other.now), 0.02)
  const factor = Math.abs(one.start - other.start) / apart
  const middle = (one.start + other.start) / 2
  const drift = (one.now + other.now) / 2 - middle
  const moved = zoom(span, factor, momentAt(middle, span), bounds)
  return pan(moved, -drift * lengthOf(moved), bounds)
}
