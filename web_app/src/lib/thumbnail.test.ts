import fc from 'fast-check'
import { expect, it } from 'vitest'
import { EXPRESSIONS, type Scores } from '@/lib/expressions'
import { largestShares } from './shares'
import { thumbnailPaths, thumbnailLabel } from './thumbnail'

const index = fc.option(fc.double({ min: 0, max: 100, noNaN: true }))

it('shows 25 to 75, and more where the line needs it', () => {
  expect(thumbnailPaths([75, 25, 50], 40).line).toBe('M1 0.0L3 40.0L5 20.0')
  expect(thumbnailPaths([100, 50, 75], 40).line).toBe('M1 0.0L3 20.0L5 10.0')
})

it('leaves a gap where nothing was seen, and draws a lone value as a dot', () => {
  const { line, area } = thumbnailPaths([null, 50, null, 25, 25, null], 40)
  expect(line).toBe('M3 20.0h.01M7 40.0L9 40.0')
  expect(area).toBe('M3 20.0L3 20.0L3 20.0ZM7 20.0L7 40.0L9 40.0L9 20.0Z')
})

it('begins a stroke for every run of values, draws each value once and stays inside', () => {
  fc.assert(
    fc.property(fc.array(index, { maxLength: 60 }), (values) => {
      const { line } = thumbnailPaths(values, 40)
      const runs = values.filter((value, step) => value !== null && (values[step - 1] ?? null) === null).length
      const heights = [...line.matchAll(/[ML]\d+ (-?[\d.]+)/g)].map(([, height]) => Number(height))
      expect(line.split('M').length - 1).toBe(runs)
      expect(heights).toHaveLength(values.filter((value) => value !== null).length)
      expect(heights.every((height) => height >= 0 && height <= 40)).toBe(true)
    }),
  )
})

it('says between what the index was', () => {
  expect(thumbnailLabel([null, 30.6, 79.2, null])).toBe('Expression index over time: between 31 and 79')
  expect(thumbnailLabel([50, 50.2])).toBe('Expression index over time: 50')
  expect(thumbnailLabel([null, null])).toBe('Expression index: no clear samples')
})

it('gives the three largest shares, the largest first', () => {
  const shares = { angry: 0.02, disgust: 0.01, fear: 0.03, happy: 0.3, sad: 0.1, surprise: 0.1, neutral: 0.44 }
  expect(largestShares(shares).map(({ name }) => name)).toEqual(['neutral', 'happy', 'sad'])
  const same = Object.fromEntries(EXPRESSIONS.map((name) => [name, 1 / 7])) as Scores
  expect(largestShares(same, 2).map(({ name }) => name)).toEqual(['angry', 'disgust'])
})
