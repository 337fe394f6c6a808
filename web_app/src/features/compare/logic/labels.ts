import type { Contrast, Estimate } from '@/api'
import { EXPRESSIONS } from '@/lib/expressions'

export type Verdict = 'higher' | 'lower' | 'level' | 'short'

/** A difference that is told: of a share in percentage points, or of the index in its own. */
export interface Difference {
  name: string
  value: number
  low: number | null
  high: number | null
  verdict: Verdict
}

/** The index first, then the seven expressions, all in points. */
export function differencesOf({ expression_index, shares }: Contrast): Difference[] {
  const expressions = EXPRESSIONS.flatMap((name) => (shares[name] ? [difference(name, shares[name], 100)] : []))
  return [difference('expression index', expression_index, 1), ...expressions]
}

function difference(name: string, { value, low, high }: Estimate, scale: number): Difference {
  const scaled = {
    value: value * scale,
    low: low === null ? null : low * scale,
    high: high === null ? null : high * scale,
  }
  return { name, ...scaled, verdict: verdictOf(scaled) }
}

function verdictOf({ low, high }: Pick<Difference, 'low' | 'high'>): Verdict {
  if (low === null || high === null) return 'short'
  if (low > 0) return 'higher'
  return high < 0 ? 'lower' : 'level'
}

/** How sure a difference is, in words; from what it differs where that is given. */
export function differenceLabel({ name, value, low, high, verdict }: Difference, first?: string): string {
  const subject = name === 'expression index' ? 'The expression index' : name.charAt(0).toUpperCase() + name.slice(1)
  if (verdict === 'short' || low === null || high === null) return `${subject}: too short to tell.`
  if (verdict === 'level') return `${subject}: no clear difference, between ${side(low)} and ${side(high)}.`
  const [least, most] = verdict === 'higher' ? [low, high] : [-high, -low]
  const than = first === undefined ? '' : ` than in “${first}”`
  return `${subject} is ${points(Math.abs(value))} ${verdict}${than}; between ${least < 0.05 ? 'almost 0' : figure(least)} and ${figure(most)}, so hardly by chance.`
}

/** "12 points", "1 point", "0.4 points". */
const points = (value: number): string => `${figure(value)} ${figure(value) === '1' ? 'point' : 'points'}`

const side = (value: number): string =>
  figure(Math.abs(value)) === '0' ? '0' : `${figure(Math.abs(value))} ${value < 0 ? 'lower' : 'higher'}`

/** Whole points; small ones with a decimal, so that little is not called nothing. */
export function figure(value: number): string {
  const exact = Math.abs(value) < 2 ? value.toFixed(1) : value.toFixed(0)
  return exact.replace(/^-?0\.0$/, '0').replace(/\.0$/, '')
}

/** All the differences of a session in a sentence each: the sure ones, then what is level, then what is unknown. */
export function contrastLabels(contrast: Contrast, first: string): string[] {
  const all = differencesOf(contrast)
  if (all.every(({ verdict }) => verdict === 'short'))
    return ['Too short to tell: one of the two has too little clear time.']
  const sure = all.filter(({ verdict }) => verdict === 'higher' || verdict === 'lower')
  const level = all.filter(({ verdict }) => verdict === 'level')
  const names = level.map(({ name }) => name).join(', ')
  return [
    ...sure.map((one, place) => differenceLabel(one, place === 0 ? first : undefined)),
    ...(level.length > 0
      ? [sure.length > 0 ? `No clear difference: ${names}.` : 'No clear difference in anything.']
      : []),
  ]
}
