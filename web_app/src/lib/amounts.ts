import { count } from './format'

/** A duration: "45 s", "2 min 10 s", "62 min", "3 h 5 min". */
export function duration(milliseconds: number): string {
  const seconds = Math.round(Math.max(0, milliseconds) / 1000)
  if (seconds < 60) return `${String(seconds)} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 10) return parts([minutes, 'min'], [seconds % 60, 's'])
  if (minutes < 100) return `${String(Math.round(seconds / 60))} min`
  const rounded = Math.round(seconds / 60)
  return parts([Math.floor(rounded / 60), 'h'], [rounded % 60, 'min'])
}

const parts = (...all: [number, string][]): string =>
  all
    .filter(([amount], place) => place === 0 || amount > 0)
    .map(([amount, unit]) => `${String(amount)} ${unit}`)
    .join(' ')

/** "1 session", "3 sessions". */
export const counted = (number: number, one: string, many = `${one}s`): string =>
  `${count(number)} ${number === 1 ? one : many}`

/** Bytes as "820 bytes", "12.4 MB", "3.0 GB". */
export function size(bytes: number): string {
  if (bytes < 1000) return counted(bytes, 'byte')
  const unit = Math.min(3, Math.floor(Math.log10(bytes) / 3))
  return `${(bytes / 1000 ** unit).toFixed(1)} ${['', 'kB', 'MB', 'GB'][unit] ?? ''}`
}
