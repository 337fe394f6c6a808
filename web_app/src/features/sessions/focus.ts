import type { Session } from '@/api'

/** The id of the page heading, which takes the focus for the whole page. */
export const PAGE_HEADING = 'sessions-title'

/** The id of a session's link. */
export const linkId = (id: string): string => `session-${id}`

export const focusSession = ({ id }: Session): void => document.getElementById(linkId(id))?.focus()

/** Focuses the session after those being removed, else the one before, else the page heading. */
export function focusBeside(shown: readonly Session[], going: readonly string[]): void {
  const last = shown.findLastIndex(({ id }) => going.includes(id))
  const stays = ({ id }: Session) => !going.includes(id)
  const beside = shown.slice(Math.max(0, last)).find(stays) ?? shown.findLast(stays)
  if (beside) focusSession(beside)
  else document.getElementById(PAGE_HEADING)?.focus()
}
