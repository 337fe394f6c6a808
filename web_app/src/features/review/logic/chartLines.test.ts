import { expect, it } from 'vitest'
import { bridged } from './chartLines'

const every = (count: number, milliseconds: number) => Array.from({ length: count }, (_, step) => step * milliseconds)

it('passes over a late frame', () => {
  expect(bridged([50, null, 60], [1, 0, 1], every(3, 400))).toEqual([50, undefined, 60])
})

it('leaves a gap where nobody was seen for long, and where what was seen was unclear', () => {
  expect(bridged([50, null, null, 60], [1, 0, 0, 1], every(4, 600))).toEqual([50, null, null, 60])
  expect(bridged([50, null, 60], [1, 2, 1], every(3, 100))).toEqual([50, null, 60])
})

it('leaves a gap before the first and after the last that was seen', () => {
  expect(bridged([null, 50, null], [0, 1, 0], every(3, 10))).toEqual([null, 50, null])
})
