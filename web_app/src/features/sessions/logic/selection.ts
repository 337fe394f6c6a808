import type { Session } from '@/api'

/** The selected sessions, including those of other pages, and where a Shift range starts. */
export interface Selection {
  chosen: ReadonlyMap<string, Session>
  anchor: string | null
}

export const NOTHING: Selection = { chosen: new Map(), anchor: null }

/** Selects or deselects one session; with `range` all from the last one touched to it. */
export function choose(
  { chosen, anchor }: Selection,
  shown: readonly Session[],
  id: string,
  { on, range }: { on: boolean; range: boolean },
): Selection {
  const place = (wanted: string) => shown.findIndex((session) => session.id === wanted)
  const here = place(id)
  const start = range && anchor !== null && place(anchor) >= 0 ? place(anchor) : here
  const touched = shown.slice(Math.min(start, here), Math.max(start, here) + 1)
  return { chosen: turn(chosen, touched, on), anchor: id }
}

/** Selects or deselects all shown sessions. */
export const chooseAll = ({ chosen }: Selection, shown: readonly Session[], on: boolean): Selection => ({
  chosen: turn(chosen, shown, on),
  anchor: null,
})

/** The selected sessions without deleted ones, in their current state. */
export function among(chosen: Selection['chosen'], shown: readonly Session[], gone: ReadonlySet<string>): Session[] {
  const fresh = new Map(shown.map((session) => [session.id, session]))
  return [...chosen.values()].filter(({ id }) => !gone.has(id)).map((session) => fresh.get(session.id) ?? session)
}

function turn(chosen: Selection['chosen'], sessions: readonly Session[], on: boolean): Map<string, Session> {
  const next = new Map(chosen)
  for (const session of sessions) {
    if (on) next.set(session.id, session)
    else next.delete(session.id)
  }
  return next
}
