/** The wait before retry `attempt` (from 0), in milliseconds: doubles from `first` up to `longest`. */
export function backoff(attempt: number, first = 500, longest = 5000): number {
  return Math.min(longest, first * 2 ** Math.min(attempt, 30))
}

/** Waits, or returns early when the signal is aborted. Never rejects. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted || milliseconds <= 0) {
      resolve()
      return
    }
    const finish = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', finish)
      resolve()
    }
    const timer = setTimeout(finish, milliseconds)
    signal.addEventListener('abort', finish)
  })
}
