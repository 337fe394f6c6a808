import type { CoveragePoint } from '@/api'

/** A point of the curve that has faces to be right about. */
export interface Answered extends CoveragePoint {
  accuracy: number
}

/** The points that some faces reach. */
export const answered = (points: readonly CoveragePoint[]): Answered[] =>
  points.filter((point): point is Answered => point.accuracy !== null)

/** The point whose threshold is nearest to this one. */
export function pointAt<Point extends CoveragePoint>(points: readonly Point[], threshold: number): Point | undefined {
  const distance = (point: Point) => Math.abs(point.threshold - threshold)
  return points.reduce<Point | undefined>(
    (best, point) => (best && distance(best) <= distance(point) ? best : point),
    undefined,
  )
}
