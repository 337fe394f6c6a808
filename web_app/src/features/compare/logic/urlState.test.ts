import fc from 'fast-check'
import { expect, it } from 'vitest'
import { MOST, readSelection, toggle, writeSelection, type Selection } from './urlState'

const marker = fc.oneof(fc.constant(''), fc.uuid())
const chosen: fc.Arbitrary<Selection> = fc.uniqueArray(fc.uuid(), { maxLength: MOST }).chain((sessions) =>
  fc.record({
    sessions: fc.constant(sessions),
    markers: fc.array(marker, { minLength: sessions.length, maxLength: sessions.length }),
    span: fc.option(
      fc
        .tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 1, max: 1e9 }))
        .map(([from, length]) => ({ from, to: from + length })),
    ),
  }),
)

it('a link compares the same', () => {
  fc.assert(
    fc.property(chosen, (all) => {
      expect(readSelection(new URLSearchParams(writeSelection(all).toString()))).toEqual(all)
    }),
  )
})

it('makes two equally long lists of any address', () => {
  const part = fc.tuple(fc.constantFrom('sessions', 'markers', 'from', 'to'), fc.string())
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const { sessions, markers } = readSelection(new URLSearchParams(parts))
      expect(markers).toHaveLength(sessions.length)
    }),
  )
})

it('keeps each marker with its session when another one goes', () => {
  const two = { sessions: ['a', 'b'], markers: ['x', 'y'], span: { from: 0, to: 1 } }
  expect(toggle(two, 'a')).toEqual({ sessions: ['b'], markers: ['y'], span: null })
  expect(toggle(toggle(two, 'c'), 'c')).toEqual({ ...two, span: null })
})
