import type { Unclear } from '@/lib/unclear'

/** How long a change of clarity must last until it is shown, in milliseconds. */
export const HOLD = 300

/** The shown clarity of a face, and since when results have said `heard`. */
export interface Clarity {
  shown: Unclear
  heard: Unclear
  since: number
}

/** The clarity of a new face, shown at once. */
export const firstClarity = (heard: Unclear, now: number): Clarity => ({ shown: heard, heard, since: now })

/** The clarity to show after a result that says `heard`; changes shorter than `HOLD` are not shown. */
export function settle(before: Clarity, heard: Unclear, now: number): Clarity {
  // While turning from clear to unclear the reason may change; once unclear, each reason has to last.
  const turns = (before.shown === null) !== (heard === null)
  const goesOn = turns ? (before.heard === null) === (heard === null) : before.heard === heard
  const since = goesOn ? before.since : now
  return { shown: now - since >= HOLD ? heard : before.shown, heard, since }
}
