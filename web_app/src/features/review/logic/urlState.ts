import { fit, lengthOf, type Span } from '@/lib/span'

/** What the review shows, as in the URL. */
export interface View {
  span: Span
  /** The index in one plot, or a lane for each of the seven expressions. */
  measure: 'index' | 'expressions'
  /** The keys of the shown lines; null for the default. */
  lines: readonly string[] | null
  /** A table instead of a chart. */
  table: boolean
}

/** The key of the average line; a face's key is its id. */
export const AVERAGE = 'average'

/** Reads a URL; values that don't fit the session are ignored. */
export function readView(params: URLSearchParams, bounds: Span): View {
  const [from, to] = [timeIn(params, 'from'), timeIn(params, 'to')]
  const lines = params.get('lines')
  return {
    span: fit({ from: from ?? bounds.from, to: Math.max(to ?? bounds.to, from ?? bounds.from) }, bounds),
    measure: params.get('show') === 'expressions' ? 'expressions' : 'index',
    lines: lines === null ? null : keysIn(lines),
    table: params.get('table') === '1',
  }
}

/** The URL parameters of a view, without defaults. Times are whole milliseconds. */
export function writeView({ span, measure, lines, table }: View, bounds: Span): URLSearchParams {
  const params = new URLSearchParams()
  if (lengthOf(span) < lengthOf(bounds)) {
    params.set('from', String(Math.round(span.from)))
    params.set('to', String(Math.round(span.to)))
  }
  if (measure === 'expressions') params.set('show', measure)
  if (lines !== null) params.set('lines', lines.join(' '))
  if (table) params.set('table', '1')
  return params
}

function timeIn(params: URLSearchParams, name: string): number | null {
  const text = params.get(name) ?? ''
  return /^-?\d{1,15}$/.test(text) ? Number(text) : null
}

const keysIn = (text: string) => [
  ...new Set(text.split(' ').filter((key) => key === AVERAGE || /^\d{1,10}$/.test(key))),
]
