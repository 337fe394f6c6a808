type Values = readonly (number | null)[]

/** The width of one value, in units of the drawing. */
export const STEP = 2
const MIDDLE = 50
const USUAL_REACH = 25

interface Point {
  x: number
  y: number
}

/**
 * An index line as two SVG paths of this height: the line, and the area between it and 50. Gaps stay gaps, a single
 * value is a dot. The range is 25 to 75, or wider if the line needs it.
 */
export function thumbnailPaths(values: Values, height: number): { line: string; area: string } {
  const reach = Math.max(USUAL_REACH, ...values.map((value) => Math.abs((value ?? MIDDLE) - MIDDLE)))
  const middle = height / 2
  const runs = runsOf(values, (value, step) => ({
    x: step * STEP + STEP / 2,
    y: middle - ((value - MIDDLE) / reach) * middle,
  }))
  return { line: runs.map(strokeOf).join(''), area: runs.map((run) => areaOf(run, middle)).join('') }
}

/** The line in words, for screen readers. */
export function thumbnailLabel(values: Values): string {
  const seen = values.filter((value) => value !== null)
  if (seen.length === 0) return 'Expression index: no clear samples'
  const [low, high] = [Math.round(Math.min(...seen)), Math.round(Math.max(...seen))]
  return low === high
    ? `Expression index over time: ${String(low)}`
    : `Expression index over time: between ${String(low)} and ${String(high)}`
}

function runsOf(values: Values, place: (value: number, step: number) => Point): Point[][] {
  const runs: Point[][] = []
  for (const [step, value] of values.entries()) {
    if (value === null) continue
    if (typeof values[step - 1] === 'number') runs.at(-1)?.push(place(value, step))
    else runs.push([place(value, step)])
  }
  return runs
}

const at = ({ x, y }: Point): string => `${String(x)} ${y.toFixed(1)}`

const strokeOf = (run: Point[]): string => `M${run.map(at).join('L')}${run.length === 1 ? 'h.01' : ''}`

function areaOf(run: Point[], middle: number): string {
  const [first, last] = [run[0]?.x ?? 0, run.at(-1)?.x ?? 0]
  return `M${at({ x: first, y: middle })}L${run.map(at).join('L')}L${at({ x: last, y: middle })}Z`
}
