/** The id of the element that gets the focus for the page as a whole. */
export const PAGE_HEADING = 'videos-title'

/** The id of a video's row. */
export const rowId = (id: string): string => `video-${id}`

/** Moves the focus to the row beside one that goes, else to the top of the page. */
export function focusBeside(id: string): void {
  const row = document.getElementById(rowId(id))
  const beside = row?.nextElementSibling ?? row?.previousElementSibling ?? document.getElementById(PAGE_HEADING)
  if (beside instanceof HTMLElement) beside.focus()
}
