import { expect, it } from 'vitest'
import { alignedName, markersNamed, sharedNames, zerosOf } from './alignment'

const marked = (from: number, ...markers: [id: string, at: number, text: string][]) => ({
  from,
  markers: markers.map(([id, at, text]) => ({ id, at, text })),
})
const one = marked(0, ['a', 1000, 'Question 1'], ['b', 5000, 'Break'], ['c', 9000, 'Question 1'])
const two = marked(50, ['d', 3000, ' Question 1'], ['e', 4000, ''])

it('finds the names that all sessions have', () => {
  expect(sharedNames([one, two])).toEqual(['Question 1'])
  expect(sharedNames([one])).toEqual(['Question 1', 'Break'])
  expect(sharedNames([])).toEqual([])
})

it('aligns at the first marker of the name, and at the beginning without one', () => {
  const markers = markersNamed('Question 1', [one, two])
  expect(markers).toEqual(['a', 'd'])
  expect(zerosOf([one, two], markers)).toEqual([1000, 3000])
  expect(zerosOf([one, two], ['b', ''])).toEqual([5000, 50])
  expect(zerosOf([one, two], ['gone', 'gone'])).toEqual([0, 50])
})

it('knows whether all are aligned at a shared name', () => {
  expect(alignedName([one, two], ['a', 'd'])).toBe('Question 1')
  expect(alignedName([one, two], ['c', 'd'])).toBeNull()
  expect(alignedName([one, two], ['', ''])).toBeNull()
})
