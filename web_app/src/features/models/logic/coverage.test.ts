import { expect, it } from 'vitest'
import { answered, pointAt } from './coverage'

const POINTS = [
  { threshold: 0, coverage: 1, accuracy: 0.6 },
  { threshold: 0.5, coverage: 0.7, accuracy: 0.75 },
  { threshold: 0.9, coverage: 0.2, accuracy: 0.95 },
  { threshold: 1, coverage: 0, accuracy: null },
]

it('reads the curve at the nearest threshold', () => {
  expect(pointAt(POINTS, 0.47)).toBe(POINTS[1])
  expect(pointAt(POINTS, 0)).toBe(POINTS[0])
  expect(pointAt(POINTS.slice(0, 0), 0.5)).toBeUndefined()
})

it('leaves out thresholds that no face reaches', () => {
  expect(answered(POINTS)).toEqual(POINTS.slice(0, 3))
})
