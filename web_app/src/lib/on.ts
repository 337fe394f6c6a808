/** Adds a listener and returns how to remove it; does nothing if the browser lacks the target. */
export function on(target: EventTarget | undefined, type: string, listener: () => void): () => void {
  target?.addEventListener(type, listener)
  return () => target?.removeEventListener(type, listener)
}

/** Resolves at the next such event, or when the signal is aborted. */
export function once(target: EventTarget, type: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const undo = [on(target, type, finish), on(signal, 'abort', finish)]
    function finish() {
      for (const end of undo) end()
      resolve()
    }
  })
}
