import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decimalsFor, moment, parseMoment } from './sessionTime'

it('a moment as a clock shows it', () => {
  expect([0, 999, 61_000, 3_599_600, 3_761_000].map((at) => moment(at))).toEqual([
    '0:00',
    '0:01',
    '1:01',
    '1:00:00',
    '1:02:41',
  ])
  expect([moment(61_250, 1), moment(5, 2), moment(9999, 2)]).toEqual(['1:01.3', '0:00.01', '0:10.00'])
  expect([moment(-61_000), moment(-100)]).toEqual(['−1:01', '0:00'])
})

it('what is shown can be typed again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 36_000_000 }), (at) => {
      expect(parseMoment(moment(at, 3))).toBe(at)
    }),
  )
  expect(['75', '1:15,5', ' 12:41 '].map(parseMoment)).toEqual([75_000, 75_500, 761_000])
  expect(['', 'noon', '1:2:3:4', '-5', '1:'].map(parseMoment)).toEqual([null, null, null, null, null])
})

it('the shorter the span, the more decimals', () => {
  expect([3_600_000, 30_000, 2000].map(decimalsFor)).toEqual([0, 1, 2])
})
