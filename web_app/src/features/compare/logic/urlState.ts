import type { Span } from '@/lib/span'

export const MOST = 6

/** What is compared, as the address holds it. */
export interface Selection {
  /** The sessions, the first is what the others are compared with. */
  sessions: readonly string[]
  /** For each the marker it is aligned at; its beginning where that is empty. */
  markers: readonly string[]
  /** The part of relative time that is compared; null for all of it. */
  span: Span | null
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Reads an address; what no page of ours wrote counts as not there. */
export function readSelection(params: URLSearchParams): Selection {
  const listed = (params.get('sessions') ?? '').split(',')
  const sessions = [...new Set(listed.filter((id) => ID.test(id)))].slice(0, MOST)
  const marked = (params.get('markers') ?? '').split(',')
  const markers = sessions
    .map((id) => marked[listed.indexOf(id)] ?? '')
    .map((marker) => (ID.test(marker) ? marker : ''))
  const [from, to] = [params.get('from') ?? '', params.get('to') ?? ''].map((text) =>
    /^-?\d{1,15}$/.test(text) ? Number(text) : NaN,
  )
  const span = from !== undefined && to !== undefined && from < to ? { from, to } : null
  return { sessions, markers, span }
}

export function writeSelection({ sessions, markers, span }: Selection): URLSearchParams {
  const params = new URLSearchParams()
  if (sessions.length > 0) params.set('sessions', sessions.join(','))
  if (markers.some(Boolean)) params.set('markers', markers.join(','))
  if (span) {
    params.set('from', String(Math.round(span.from)))
    params.set('to', String(Math.round(span.to)))
  }
  return params
}

/** Adds a session, or takes it away; a part was of other sessions then, and is all again. */
export function toggle({ sessions, markers }: Selection, id: string): Selection {
  const place = sessions.indexOf(id)
  if (place < 0)
    return { sessions: [...sessions, id].slice(0, MOST), markers: [...markers, ''].slice(0, MOST), span: null }
  const others = (_: string, at: number) => at !== place
  return { sessions: sessions.filter(others), markers: markers.filter(others), span: null }
}
