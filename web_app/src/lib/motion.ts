const query = typeof matchMedia === 'function' ? matchMedia('(prefers-reduced-motion: reduce)') : null

/** Whether the person asked for less motion. */
export const prefersReducedMotion = (): boolean => query?.matches ?? false

/**
 * Moves a value towards its target: halfway in each `halfLife` milliseconds at any frame rate; all the way if
 * `halfLife` is 0.
 */
export function approach(current: number, target: number, elapsed: number, halfLife: number): number {
  if (halfLife <= 0) return target
  return target + (current - target) * 0.5 ** (elapsed / halfLife)
}
