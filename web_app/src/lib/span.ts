/** A part of a session, in milliseconds. */
export interface Span {
  from: number
  to: number
}

/** The shortest span that is shown: a few samples of a camera. */
export const SHORTEST = 400

export const lengthOf = ({ from, to }: Span): number => to - from

export const sameSpan = (a: Span, b: Span): boolean => a.from === b.from && a.to === b.to

/** The position of a moment on a span: 0 is its start, 1 its end. */
export const placeOf = (at: number, { from, to }: Span): number => (to > from ? (at - from) / (to - from) : 0)

/** The moment at a position. */
export const momentAt = (place: number, span: Span): number => span.from + place * lengthOf(span)

/** The nearest span of the same length within the bounds, at least `SHORTEST` and at most the bounds long. */
export function fit(span: Span, bounds: Span): Span {
  const whole = lengthOf(bounds)
  const length = Math.min(whole, Math.max(lengthOf(span), Math.min(SHORTEST, whole)))
  const middle = (span.from + span.to) / 2
  const from = Math.min(Math.max(middle - length / 2, bounds.from), bounds.to - length)
  return { from, to: from + length }
}

/** Makes the span `factor` times as long; `about` keeps its position as far as the bounds allow. */
export function zoom(span: Span, factor: number, about: number, bounds: Span): Span {
  const length = lengthOf(span) * factor
  const place = placeOf(about, span)
  return fit(within({ from: about - place * length, to: about + (1 - place) * length }, bounds), bounds)
}

/** Moves the span within the bounds. */
export function pan(span: Span, by: number, bounds: Span): Span {
  return fit({ from: span.from + by, to: span.to + by }, bounds)
}

/** Moves the span just far enough to contain the moment. */
export function reveal(at: number, span: Span, bounds: Span): Span {
  if (at < span.from) return pan(span, at - span.from, bounds)
  return at > span.to ? pan(span, at - span.to, bounds) : span
}

/** A span around a moment. */
export const around = (at: number, length: number, bounds: Span): Span =>
  fit({ from: at - length / 2, to: at + length / 2 }, bounds)

/** Extends a span on the other side if one side exceeds the bounds. */
function within({ from, to }: Span, bounds: Span): Span {
  if (from < bounds.from) return { from: bounds.from, to: Math.min(to + bounds.from - from, bounds.to) }
  if (to > bounds.to) return { from: Math.max(from - (to - bounds.to), bounds.from), to: bounds.to }
  return { from, to }
}

/** The index of the nearest value in a sorted list; -1 if it is empty. */
export function nearest(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? Infinity) < value) low = middle + 1
    else high = middle
  }
  const [before = -Infinity, after = Infinity] = [sorted[low - 1], sorted[low]]
  return value - before <= after - value ? low - 1 : low
}
