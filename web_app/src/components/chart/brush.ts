import { lengthOf, momentAt, pan, zoom, type Span } from '@/lib/span'

/** A pointer on the plot, where it started and where it is: 0 is the plot's left edge, 1 its right. */
export interface Touch {
  start: number
  now: number
}

/** A drag below this share of the plot counts as a click. */
const LEAST = 0.006

/** The span that a drag covers; null if it is too short. */
export function dragged({ start, now }: Touch, span: Span): Span | null {
  if (Math.abs(now - start) < LEAST) return null
  const [first, last] = [Math.min(start, now), Math.max(start, now)].map((place) => Math.min(1, Math.max(0, place)))
  return { from: momentAt(first ?? 0, span), to: momentAt(last ?? 1, span) }
}

/** The span after a pinch: the moments under the two fingers stay under them. */
export function pinched([one, other]: readonly [Touch, Touch], span: Span, bounds: Span): Span {
  const apart = Math.max(Math.abs(one.now - other.now), 0.02)
  const factor = Math.abs(one.start - other.start) / apart
  const middle = (one.start + other.start) / 2
  const drift = (one.now + other.now) / 2 - middle
  const moved = zoom(span, factor, momentAt(middle, span), bounds)
  return pan(moved, -drift * lengthOf(moved), bounds)
}
