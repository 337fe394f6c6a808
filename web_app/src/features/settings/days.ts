/** As many as the service takes: a hundred years. */
export const MAX_DAYS = 36_500

/** A typed number of days; null if it is not one. */
export function readDays(text: string): number | null {
  const days = /^\d{1,5}$/.test(text.trim()) ? Number(text) : 0
  return days >= 1 && days <= MAX_DAYS ? days : null
}
