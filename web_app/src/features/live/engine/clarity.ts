import type { Unclear } from '@/lib/unclear'

/** How long a face must be clear, unclear, or unclear for another reason, until that is shown, in milliseconds. */
export const HOLD = 300

/** What is shown of a face's clarity, and since when the answers have said `heard`. */
export interface Clarity {
  shown: Unclear
  heard: Unclear
  since: number
}

/** A new face's clarity: shown at once. */
export const firstClarity = (heard: Unclear, now: number): Clarity => ({ shown: heard, heard, since: now })

/** The clarity to show after an answer that says `heard`: a word that comes and goes within the hold is not shown. */
export function settle(before: Clarity, heard: Unclear, now: number): Clarity {
  // While it turns from clear to unclear the reason may change; once unclear, each reason has to hold by itself.
  const turns = (before.shown === null) !== (heard === null)
  const goesOn = turns ? (before.heard === null) === (heard === null) : before.heard === heard
  const since = goesOn ? before.since : now
  return { shown: now - since >= HOLD ? heard : before.shown, heard, since }
}
