import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fit } from '@/lib/span'
import { AVERAGE, readView, writeView, type View } from './urlState'

const BOUNDS = { from: 0, to: 3_600_000 }
const key = fc.oneof(fc.constant(AVERAGE), fc.nat().map(String))
const view: fc.Arbitrary<View> = fc.record({
  span: fc
    .tuple(fc.nat(3_600_000), fc.nat(3_600_000))
    .map(([a, b]) => fit({ from: Math.min(a, b), to: Math.max(a, b) }, BOUNDS)),
  measure: fc.constantFrom('index', 'expressions'),
  lines: fc.option(fc.uniqueArray(key)),
  table: fc.boolean(),
})

it('a link shows the same view', () => {
  fc.assert(
    fc.property(view, (shown) => {
      const read = readView(new URLSearchParams(writeView(shown, BOUNDS).toString()), BOUNDS)
      expect({ ...read, span: null }).toEqual({ ...shown, span: null })
      expect(Math.abs(read.span.from - shown.span.from)).toBeLessThanOrEqual(1)
      expect(Math.abs(read.span.to - shown.span.to)).toBeLessThanOrEqual(1)
    }),
  )
})

it('makes a view of any address, and the same again of what it writes', () => {
  const part = fc.tuple(fc.constantFrom('from', 'to', 'show', 'lines', 'table', 'other'), fc.string())
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const shown = readView(new URLSearchParams(parts), BOUNDS)
      expect(shown.span.from).toBeGreaterThanOrEqual(BOUNDS.from)
      expect(shown.span.to).toBeLessThanOrEqual(BOUNDS.to)
      expect(readView(writeView(shown, BOUNDS), BOUNDS)).toEqual(shown)
    }),
  )
})

it('the whole session has no address of its own', () => {
  expect(writeView({ span: BOUNDS, measure: 'index', lines: null, table: false }, BOUNDS).toString()).toBe('')
})
