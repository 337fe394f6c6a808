/** A line over time, one value per moment; null leaves a gap, undefined is skipped. */
export interface ChartLine {
  key: string
  values: readonly (number | null | undefined)[]
  colour: string
  dash: number[]
  width: number
  /** Fills the area between the line and this value. */
  fillTo?: number
}

/** The range of the values and their grid lines. */
export interface ChartScale {
  min: number
  max: number
  /** The values with a grid line. */
  ruled: number[]
  /** Whether grid lines are labelled; if not, the page names the lanes between them. */
  written: boolean
}

/** The index, from 0 to 100. */
export const INDEX_SCALE: ChartScale = { min: 0, max: 100, ruled: [0, 25, 50, 75, 100], written: true }

/** Margins around the plot, in rem; overlays use the same. */
export const ROOM = { left: 3, top: 2, right: 1.5, bottom: 1.75 }
