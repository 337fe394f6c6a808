/** A line over time: a value for each moment; null leaves a gap, undefined is passed over. */
export interface ChartLine {
  key: string
  values: readonly (number | null | undefined)[]
  colour: string
  dash: number[]
  width: number
  /** Fills what lies between the line and this value. */
  fillTo?: number
}

/** What the values mean: their range, and what is written beside some of them. */
export interface ChartScale {
  min: number
  max: number
  /** Where lines are ruled across. */
  ruled: number[]
  /** Whether the ruled values are written; else the page names what they part. */
  written: boolean
}

/** The index, from 0 to 100. */
export const INDEX_SCALE: ChartScale = { min: 0, max: 100, ruled: [0, 25, 50, 75, 100], written: true }

/** Room around the plot, in rem: what lies over it keeps to the same. */
export const ROOM = { left: 3, top: 2, right: 1.5, bottom: 1.75 }
