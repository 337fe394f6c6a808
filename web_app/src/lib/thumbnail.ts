type Values = readonly (number | null)[]

/** How many units of the drawing one value takes. */
export const STEP = 2

/** An index line (0 to 100) as the path of an SVG that is `height` high; a gap stays a gap, a lone value a dot. */
export function thumbnailPath(values: Values, height: number): string {
  const point = (value: number, step: number) =>
    `${String(step * STEP + STEP / 2)} ${(height * (1 - value / 100)).toFixed(1)}`
  return values
    .map((value, step) => {
      if (value === null) return ''
      if (typeof values[step - 1] === 'number') return `L${point(value, step)}`
      return typeof values[step + 1] === 'number' ? `M${point(value, step)}` : `M${point(value, step)}h.01`
    })
    .join('')
}

/** What the line shows, for those who do not see it. */
export function thumbnailWords(values: Values): string {
  const seen = values.filter((value) => value !== null)
  if (seen.length === 0) return 'Expression index: nothing clear was seen'
  const [low, high] = [Math.round(Math.min(...seen)), Math.round(Math.max(...seen))]
  return low === high
    ? `Expression index over time: ${String(low)}`
    : `Expression index over time: between ${String(low)} and ${String(high)}`
}
