import fc from 'fast-check'
import { expect, it } from 'vitest'
import { MAX_DAYS, readDays } from './days'

it('reads every number of days that the service takes', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: MAX_DAYS }), (days) => readDays(` ${String(days)} `) === days))
})

it('reads nothing else', () => {
  expect(['', '0', '-3', '1.5', '1e3', 'ten', String(MAX_DAYS + 1), '٣'].map(readDays)).toEqual(Array(8).fill(null))
})
