/** Writes a text where it differs: a repaint that changes nothing costs nothing. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text
}
