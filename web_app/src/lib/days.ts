/** Dates are in local time; a day is written like in a date field, "2026-11-12". */

export function dayOf(time: number): string {
  const date = new Date(time)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${String(date.getFullYear())}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** The start of a day; null if there is no such day. */
export function dayBegins(day: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null
  const begins = new Date(`${day}T00:00:00`).getTime()
  return dayOf(begins) === day ? begins : null
}

/** The last millisecond of a day, which may not have 24 hours. */
export function dayEnds(day: string): number | null {
  const begins = dayBegins(day)
  return begins === null ? null : new Date(begins).setHours(23, 59, 59, 999)
}

/** "Today", "Yesterday", "Thursday 12 November", with the year unless it is the current one. */
export function dayName(day: string, now: number): string {
  const begins = dayBegins(day)
  if (begins === null) return day
  if (day === dayOf(now)) return 'Today'
  if (day === dayOf(new Date(now).setHours(-12))) return 'Yesterday'
  const date = new Date(begins)
  const weekday = date.toLocaleDateString('en-GB', { weekday: 'long' })
  const year = date.getFullYear() === new Date(now).getFullYear() ? undefined : 'numeric'
  return `${weekday} ${date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year })}`
}

/** "14:03". */
export const timeOfDay = (time: number): string =>
  new Date(time).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })

/** "12 Nov 2026". */
export const shortDate = (time: number): string =>
  new Date(time).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })

/** "12 November 2026". */
export const longDate = (time: number): string =>
  new Date(time).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
