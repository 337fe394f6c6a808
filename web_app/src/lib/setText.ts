/** Sets a text only if it differs, so that unchanged repaints cost nothing. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text
}
