import type { Contrast, Estimate } from '@/api'
import { EXPRESSIONS } from '@/lib/expressions'

export type Verdict = 'higher' | 'lower' | 'level' | 'short'

/** A difference of a share in percentage points, or of the index in points. */
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

/** A difference in a sentence, with its interval; `first` names the session it is compared with. */
export function differenceLabel({ name, value, low, high, verdict }: Difference, first?: string): string {
  const subject = name === 'expression index' ? 'The expression index' : name.charAt(0).toUpperCase() + name.slice(1)
  if (verdict === 'short' || low === null || high === null) return `${subject}: too short to tell.`
  if (verdict === 'level') return `${subject}: no significant difference (${side(low)} to ${side(high)}).`
  const [least, most] = verdict === 'higher' ? [low, high] : [-high, -low]
  const than = first === undefined ? '' : ` than in “${first}”`
  return `${subject} is ${points(Math.abs(value))} ${verdict}${than} (95 % interval: ${least < 0.05 ? 'almost 0' : figure(least)} to ${figure(most)}).`
}

/** "12 points", "1 point", "0.4 points". */
const points = (value: number): string => `${figure(value)} ${figure(value) === '1' ? 'point' : 'points'}`

const side = (value: number): string =>
  figure(Math.abs(value)) === '0' ? '0' : `${figure(Math.abs(value))} ${value < 0 ? 'lower' : 'higher'}`

/** Whole points; small values with a decimal, so that they aren't rounded to 0. */
export function figure(value: number): string {
  const exact = Math.abs(value) < 2 ? value.toFixed(1) : value.toFixed(0)
  return exact.replace(/^-?0\.0$/, '0').replace(/\.0$/, '')
}

/** The differences of a session, one sentence each: first the significant ones, then the others together. */
export function contrastLabels(contrast: Contrast, first: string): string[] {
  const all = differencesOf(contrast)
  if (all.every(({ verdict }) => verdict === 'short'))
    return ['Too short to tell: one of the two has too few clear samples.']
  const sure = all.filter(({ verdict }) => verdict === 'higher' || verdict === 'lower')
  const level = all.filter(({ verdict }) => verdict === 'level')
  const names = level.map(({ name }) => name).join(', ')
  return [
    ...sure.map((one, place) => differenceLabel(one, place === 0 ? first : undefined)),
    ...(level.length > 0
      ? [sure.length > 0 ? `No significant difference: ${names}.` : 'No significant difference.']
      : []),
  ]
}
