/** As many as the service takes: a hundred years. */
export const MAX_DAYS = 36_500

/** A number of days as typed; null where it is none. */
export function readDays(text: string): number | null {
  const days = /^\d{1,5}$/.test(text.trim()) ? Number(text) : 0
  return days >= 1 && days <= MAX_DAYS ? days : null
}
