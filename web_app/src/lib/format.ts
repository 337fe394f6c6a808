/** 0.934 as "93". */
export const percent = (share: number): string => String(Math.round(share * 100))

/** 0.9342 as "93.4 %". */
export const exactPercent = (share: number): string => `${(share * 100).toFixed(1)} %`

/** A text as a sentence: capital first, full stop last. */
export const sentence = (words: string): string =>
  words.charAt(0).toUpperCase() + words.slice(1) + (/[.!?]$/.test(words) ? '' : '.')

/** 58423 as "58,423". */
export const count = (number: number): string => number.toLocaleString('en')

/** 0.5231 milliseconds as "0.52", 12.31 as "12". */
export const milliseconds = (time: number): string => time.toFixed(time < 10 ? 2 : 0)

/** 75.4 seconds as "1:15". */
export function clock(seconds: number): string {
  const whole = Number.isFinite(seconds) ? Math.max(0, Math.floor(seconds)) : 0
  return `${String(Math.floor(whole / 60))}:${String(whole % 60).padStart(2, '0')}`
}

/** A date as "2026-11-12-140305", fit for a file name. */
export function fileStamp(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${String(date.getFullYear())}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day}-${two(date.getHours())}${two(date.getMinutes())}${two(date.getSeconds())}`
}
