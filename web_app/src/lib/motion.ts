const query = typeof matchMedia === 'function' ? matchMedia('(prefers-reduced-motion: reduce)') : null

/** Whether the person asked for no motion; read anew each time, so a change counts at once. */
export const prefersReducedMotion = (): boolean => query?.matches ?? false

/**
 * Moves a value towards its target: half of the way in each `halfLife` milliseconds,
 * whatever the frame rate; all of the way where motion is not wanted.
 */
export function approach(current: number, target: number, elapsed: number, halfLife: number): number {
  if (halfLife <= 0) return target
  return target + (current - target) * 0.5 ** (elapsed / halfLife)
}
