import type { Line, SessionDetail, Timeline } from '@/api'
import { EXPRESSIONS, type Expression } from '@/lib/expressions'
import { percent } from '@/lib/format'
import { moment } from '@/lib/sessionTime'
import { chosen } from './chartLines'
import { nameOf } from './faces'
import type { View } from './urlState'

/** What a line says at a step: its index, or its likeliest expression. */
export function valueLabel(line: Line, step: number, measure: View['measure']): string {
  const index = line.index[step]
  if (typeof index !== 'number') return (line.samples[step] ?? 0) > 0 ? 'unclear' : 'out of view'
  if (measure === 'index') return index.toFixed(0)
  const best = likeliest(line, step)
  return `${best} ${percent(line.scores[best]?.[step] ?? 0)} %`
}

function likeliest(line: Line, step: number): Expression {
  const score = (name: Expression) => line.scores[name]?.[step] ?? 0
  return EXPRESSIONS.reduce((best, name) => (score(name) > score(best) ? name : best))
}

export const lineName = ({ face }: Pick<Line, 'face'>, tracks: SessionDetail['tracks']): string =>
  face === null ? 'Average' : nameOf(face, tracks)

/** What all the shown lines say at a step, to be read out. */
export function stepLabel(
  timeline: Timeline,
  step: number,
  view: View,
  shown: readonly string[],
  decimals: number,
  { tracks }: SessionDetail,
): string {
  const lines = chosen(timeline, shown).map(
    (line) => `${lineName(line, tracks)} ${valueLabel(line, step, view.measure)}`,
  )
  return [moment(timeline.at[step] ?? 0, decimals), ...lines].join(', ')
}
