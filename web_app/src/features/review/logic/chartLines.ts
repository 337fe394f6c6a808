import type { Line, SessionDetail, Timeline } from '@/api'
import type { ChartLine, ChartScale } from '@/components/chart/lines'
import { EXPRESSION_COLOURS, EXPRESSIONS, type Expression } from '@/lib/expressions'
import { keyOf, lineOf } from './faces'

type Tracks = SessionDetail['tracks']
type Values = readonly (number | null)[]

/** A line breaks after a face was out of view for this long: as long as the tracker keeps its id. */
const BRIDGED_MS = 1000

/** A lane per expression, the first on top; each is 1 high, of which a little less is used. */
export const LANES: ChartScale = {
  min: 0,
  max: EXPRESSIONS.length,
  ruled: EXPRESSIONS.map((_, lane) => lane),
  written: false,
}
const FILLED = 0.9

/** The bottom of an expression's lane. */
const floorOf = (name: Expression) => EXPRESSIONS.length - 1 - EXPRESSIONS.indexOf(name)

/** The shown lines of the index. */
export function indexLines(timeline: Timeline, shown: readonly string[], tracks: Tracks): ChartLine[] {
  return chosen(timeline, shown).map((line) => ({
    ...styleOf(line, tracks),
    key: keyOf(line),
    values: bridged(line.index, line.samples, timeline.at),
  }))
}

/** The shown lines of all seven expressions, each in its lane; a single line uses the expressions' colours. */
export function laneLines(timeline: Timeline, shown: readonly string[], tracks: Tracks): ChartLine[] {
  const lines = chosen(timeline, shown)
  return EXPRESSIONS.flatMap((name) =>
    lines.map((line) => {
      const floor = floorOf(name)
      const values = bridged(line.scores[name] ?? [], line.samples, timeline.at)
      const alone = { colour: EXPRESSION_COLOURS[name], dash: [], width: 1.5, fillTo: floor }
      return {
        ...(lines.length === 1 ? alone : styleOf(line, tracks)),
        key: `${name} ${keyOf(line)}`,
        values: values.map((value) => (typeof value === 'number' ? floor + value * FILLED : value)),
      }
    }),
  )
}

/** The shown lines of a timeline, the average first so that the others are drawn over it. */
export const chosen = ({ average, faces }: Timeline, shown: readonly string[]): Line[] =>
  [average, ...faces].filter((line) => shown.includes(keyOf(line)))

export function styleOf({ face }: Line, tracks: Tracks): Omit<ChartLine, 'key' | 'values'> {
  if (face === null) return { colour: AVERAGE_COLOUR, dash: [], width: 3.5 }
  return { ...lineOf(face, tracks), width: 1.5 }
}

/** Grey, readable in both themes. */
export const AVERAGE_COLOUR = '#8a909c'

/** Bridges short stretches without samples: a late frame is not a gap. */
export function bridged(
  values: Values,
  samples: readonly number[],
  at: readonly number[],
): (number | null | undefined)[] {
  let last = -Infinity
  const next = nextSeen(samples, at)
  return values.map((value, step) => {
    if ((samples[step] ?? 0) > 0) {
      last = at[step] ?? last
      return value
    }
    return (next[step] ?? Infinity) - last <= BRIDGED_MS ? undefined : null
  })
}

/** For each step, when something is seen again. */
function nextSeen(samples: readonly number[], at: readonly number[]): number[] {
  const next: number[] = []
  for (let step = samples.length - 1, seen = Infinity; step >= 0; step--) {
    if ((samples[step] ?? 0) > 0) seen = at[step] ?? seen
    next[step] = seen
  }
  return next
}
