const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** A moment of a session as "12:41", "1:02:41" beyond an hour, "12:41.35" with two decimals. */
export function moment(at: number, decimals = 0): string {
  const unit = 10 ** (3 - decimals)
  const rounded = Math.round(Math.abs(at) / unit) * unit
  const minutes = Math.floor((rounded % HOUR) / MINUTE)
  const seconds = ((rounded % MINUTE) / SECOND).toFixed(decimals).padStart(decimals > 0 ? decimals + 3 : 2, '0')
  const hours = Math.floor(rounded / HOUR)
  const clock = hours > 0 ? `${String(hours)}:${String(minutes).padStart(2, '0')}` : String(minutes)
  return `${at < 0 && rounded > 0 ? '−' : ''}${clock}:${seconds}`
}

/** The decimals of a second that a span of this length needs. */
export const decimalsFor = (length: number): number => (length > MINUTE ? 0 : length > 5 * SECOND ? 1 : 2)

/** "12:41.5", "1:02:41" or "75" seconds as milliseconds; null if it is not a time. */
export function parseMoment(text: string): number | null {
  const match = /^(?:(?:(\d+):)?(\d{1,3}):)?(\d{1,5}(?:[.,]\d{1,3})?)$/.exec(text.trim())
  if (!match) return null
  const [hours = '0', minutes = '0', seconds = '0'] = match.slice(1)
  return Number(hours) * HOUR + Number(minutes) * MINUTE + Math.round(Number(seconds.replace(',', '.')) * SECOND)
}
