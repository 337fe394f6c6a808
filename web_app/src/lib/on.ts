/** Listens until the function it gives is called; a target that this browser lacks is never heard. */
export function on(target: EventTarget | undefined, type: string, listener: () => void): () => void {
  target?.addEventListener(type, listener)
  return () => target?.removeEventListener(type, listener)
}
