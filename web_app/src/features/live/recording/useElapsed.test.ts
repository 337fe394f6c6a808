import { expect, it } from 'vitest'
import { stopwatch } from './useElapsed'

it.each([
  [0, '00:00'],
  [133_900, '02:13'],
  [3_599_999, '59:59'],
  [3_733_000, '1:02:13'],
])('%i milliseconds are %s', (milliseconds, shown) => {
  expect(stopwatch(milliseconds)).toBe(shown)
})
