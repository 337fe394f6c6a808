import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { around, fit, lengthOf, momentAt, nearest, pan, placeOf, reveal, SHORTEST, zoom, type Span } from './span'

const BOUNDS: Span = { from: 0, to: 3_600_000 }

const clock = fc.integer({ min: -1e9, max: 1e9 })
const span = fc.tuple(clock, fc.integer({ min: 0, max: 2e7 })).map(([from, length]) => ({ from, to: from + length }))

function expectWithin({ from, to }: Span, bounds: Span) {
  expect(from).toBeGreaterThanOrEqual(bounds.from - 1e-6)
  expect(to).toBeLessThanOrEqual(bounds.to + 1e-6)
  expect(to - from).toBeGreaterThanOrEqual(Math.min(SHORTEST, lengthOf(bounds)) - 1e-6)
}

describe('a span', () => {
  it('stays within the bounds, whatever is done to it', () => {
    const factor = fc.double({ min: 0.001, max: 1000, noNaN: true })
    fc.assert(
      fc.property(span, span, factor, clock, (shown, bounds, by, at) => {
        const start = fit(shown, bounds)
        expectWithin(start, bounds)
        expectWithin(zoom(start, by, momentAt(0.3, start), bounds), bounds)
        expectWithin(pan(start, at, bounds), bounds)
        expectWithin(around(at, by * 1000, bounds), bounds)
      }),
    )
  })

  it('keeps its length when it is moved', () => {
    fc.assert(
      fc.property(clock, (by) => {
        expect(lengthOf(pan({ from: 1000, to: 61_000 }, by, BOUNDS))).toBeCloseTo(60_000)
      }),
    )
  })

  it('keeps the moment that is zoomed about at its place', () => {
    const inside = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(inside, fc.double({ min: 0.01, max: 1, noNaN: true }), (place, factor) => {
        const shown = { from: 600_000, to: 1_200_000 }
        const about = momentAt(place, shown)
        expect(placeOf(about, zoom(shown, factor, about, BOUNDS))).toBeCloseTo(place)
      }),
    )
  })

  it('is as long as asked when it grows at an end of the session, and whole when it grows beyond it', () => {
    expect(zoom({ from: 0, to: 1000 }, 4, 500, BOUNDS)).toEqual({ from: 0, to: 4000 })
    expect(zoom({ from: 3_599_000, to: 3_600_000 }, 4, 3_599_500, BOUNDS)).toEqual({ from: 3_596_000, to: 3_600_000 })
    expect(zoom({ from: 100, to: 3_000_000 }, 2, 5000, BOUNDS)).toEqual(BOUNDS)
  })

  it('follows a moment just as far as it must', () => {
    const shown = { from: 10_000, to: 20_000 }
    expect(reveal(15_000, shown, BOUNDS)).toBe(shown)
    expect(reveal(21_000, shown, BOUNDS)).toEqual({ from: 11_000, to: 21_000 })
    expect(reveal(8000, shown, BOUNDS)).toEqual({ from: 8000, to: 18_000 })
  })
})

it('finds what is nearest in a sorted list', () => {
  const list = fc.array(fc.integer(), { minLength: 1 }).map((values) => values.sort((a, b) => a - b))
  fc.assert(
    fc.property(list, fc.integer(), (sorted, value) => {
      const least = Math.min(...sorted.map((other) => Math.abs(other - value)))
      expect(Math.abs((sorted[nearest(sorted, value)] ?? NaN) - value)).toBe(least)
    }),
  )
  expect(nearest([], 3)).toBe(-1)
})
