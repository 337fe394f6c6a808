import type { Marker, SessionDetail } from '@/api'

type Marked = Pick<SessionDetail, 'from' | 'markers'>

const nameOf = ({ text }: Marker) => (text ?? '').trim()

/** The names that a marker of every session has, in the order of the first session. */
export function sharedNames(sessions: readonly Marked[]): string[] {
  const [first, ...others] = sessions
  const names = new Set(first?.markers.map(nameOf).filter(Boolean))
  return [...names].filter((name) => others.every(({ markers }) => markers.some((marker) => nameOf(marker) === name)))
}

/** For each session its first marker of that name. */
export const markersNamed = (name: string, sessions: readonly Marked[]): string[] =>
  sessions.map(({ markers }) => markers.find((marker) => nameOf(marker) === name)?.id ?? '')

/** The moment at which each session is aligned: its marker, or its start. */
export const zerosOf = (sessions: readonly Marked[], markers: readonly string[]): number[] =>
  sessions.map((session, place) => session.markers.find(({ id }) => id === markers[place])?.at ?? session.from)

/** The shared name that all are aligned at; null where they are aligned otherwise. */
export function alignedName(sessions: readonly Marked[], markers: readonly string[]): string | null {
  return sharedNames(sessions).find((name) => markersNamed(name, sessions).join() === markers.join()) ?? null
}
