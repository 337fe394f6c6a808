import fc from 'fast-check'
import { expect, it } from 'vitest'
import { linePath, roundMoments } from './paths'

const scales = { x: (at: number) => at, y: (value: number) => 100 - value }

it('draws stretches, dots where a value is alone, and passes over what is missing between', () => {
  expect(linePath([0, 1, 2, 3], [50, 60, null, 70], scales)).toBe('M0.0 50.0L1.0 40.0M3.0 30.0h.01')
  expect(linePath([0, 1, 2], [50, undefined, 60], scales)).toBe('M0.0 50.0L2.0 40.0')
  expect(linePath([0], [null], scales)).toBe('')
})

it('finds round moments within the span, never too many', () => {
  fc.assert(
    fc.property(fc.nat(1e7), fc.integer({ min: 2000, max: 3e7 }), (from, length) => {
      const moments = roundMoments(from, from + length)
      expect(moments.length).toBeGreaterThan(0)
      expect(moments.length).toBeLessThanOrEqual(10)
      for (const at of moments) expect(at).toBeGreaterThanOrEqual(from)
      for (const at of moments) expect(at).toBeLessThanOrEqual(from + length)
    }),
  )
  expect(roundMoments(0, 3_600_000)).toEqual([0, 600_000, 1_200_000, 1_800_000, 2_400_000, 3_000_000, 3_600_000])
})
