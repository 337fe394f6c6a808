export const SPAN_SECONDS = 60
export const STEP_MS = 100
const COLUMNS = (SPAN_SECONDS * 1000) / STEP_MS

/** A slow repaint is not a gap: up to this many columns are filled with what follows. */
const HICCUP = 5

export type Line = (number | null)[]

export interface LineSummary {
  now: number | null
  mean: number
  lowest: number
  highest: number
}

/** The expression index over the last minute in steps of 0.1 s: one line per face, and their average. */
export class History {
  readonly faces = new Map<number, Line>()
  readonly average: Line = []
  /** Rises with every change, so that each version is drawn once. */
  version = 0
  private tick = -1

  /** Seconds before now, for each column. */
  get seconds(): number[] {
    const last = this.average.length - 1
    return this.average.map((_, column) => ((column - last) * STEP_MS) / 1000)
  }

  /** Adds the indices at a moment; true if that added a column. */
  add(now: number, indices: ReadonlyMap<number, number>): boolean {
    const tick = Math.floor(now / STEP_MS)
    if (tick <= this.tick) return false
    const skipped = this.tick < 0 ? 0 : Math.min(tick - this.tick - 1, COLUMNS)
    const during = skipped <= HICCUP ? indices : new Map<number, number>()
    for (let i = 0; i < skipped; i++) this.column(during)
    this.column(indices)
    this.tick = tick
    this.version += 1
    return true
  }

  clear(): void {
    this.faces.clear()
    this.average.length = 0
    this.tick = -1
    this.version += 1
  }

  private column(indices: ReadonlyMap<number, number>): void {
    for (const id of indices.keys()) {
      if (!this.faces.has(id)) this.faces.set(id, Array<null>(this.average.length).fill(null))
    }
    for (const [id, line] of this.faces) push(line, indices.get(id) ?? null)
    push(this.average, mean([...indices.values()]))
    for (const [id, line] of this.faces) if (line.every((value) => value === null)) this.faces.delete(id)
  }
}

/** A line in four figures; null if it is empty. */
export function summarise(line: Line): LineSummary | null {
  const values = line.filter((value) => value !== null)
  const average = mean(values)
  if (average === null) return null
  return { now: line.at(-1) ?? null, mean: average, lowest: Math.min(...values), highest: Math.max(...values) }
}

function push(line: Line, value: number | null): void {
  line.push(value)
  if (line.length > COLUMNS) line.shift()
}

const mean = (values: readonly number[]) =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
