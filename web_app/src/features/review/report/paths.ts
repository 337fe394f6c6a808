type Values = readonly (number | null | undefined)[]

export interface Scales {
  x: (at: number) => number
  y: (value: number) => number
}

/** A line as an SVG path: null interrupts it, undefined is skipped, a single value is a dot. */
export function linePath(at: readonly number[], values: Values, { x, y }: Scales): string {
  const stretches: string[][] = [[]]
  values.forEach((value, step) => {
    if (value === null) stretches.push([])
    else if (value !== undefined) stretches.at(-1)?.push(`${x(at[step] ?? 0).toFixed(1)} ${y(value).toFixed(1)}`)
  })
  return stretches
    .filter((points) => points.length > 0)
    .map((points) => (points.length > 1 ? `M${points.join('L')}` : `M${points.join('')}h.01`))
    .join('')
}

/** Round moments that divide a span into four to eight parts. */
export function roundMoments(from: number, to: number): number[] {
  const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200].map((seconds) => seconds * 1000)
  const step = steps.find((length) => (to - from) / length <= 8) ?? Math.ceil((to - from) / 8)
  const first = Math.ceil(from / step)
  return Array.from({ length: Math.floor(to / step) - first + 1 }, (_, place) => (first + place) * step)
}
