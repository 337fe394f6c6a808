/** The id of the page heading, which takes the focus for the whole page. */
export const PAGE_HEADING = 'videos-title'

/** The id of a video's row. */
export const rowId = (id: string): string => `video-${id}`

/** Focuses the row next to one being removed, else the page heading. */
export function focusBeside(id: string): void {
  const row = document.getElementById(rowId(id))
  const beside = row?.nextElementSibling ?? row?.previousElementSibling ?? document.getElementById(PAGE_HEADING)
  if (beside instanceof HTMLElement) beside.focus()
}
