import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { momentAt, placeOf } from '@/lib/span'
import { dragged, pinched } from './brush'

const BOUNDS = { from: 0, to: 100_000 }
const SHOWN = { from: 20_000, to: 60_000 }

describe('a drag', () => {
  it('chooses what it covers, to the right and to the left', () => {
    expect(dragged({ start: 0.25, now: 0.5 }, SHOWN)).toEqual({ from: 30_000, to: 40_000 })
    expect(dragged({ start: 0.5, now: 0.25 }, SHOWN)).toEqual({ from: 30_000, to: 40_000 })
  })

  it('that hardly moved is a click', () => {
    expect(dragged({ start: 0.5, now: 0.501 }, SHOWN)).toBeNull()
  })

  it('ends where the plot ends', () => {
    expect(dragged({ start: 0.5, now: 1.7 }, SHOWN)).toEqual({ from: 40_000, to: 60_000 })
  })
})

describe('two fingers', () => {
  const place = fc.double({ min: 0.05, max: 0.95, noNaN: true })

  it('keep the moments between them', () => {
    fc.assert(
      fc.property(place, place, place, place, (a, b, c, d) => {
        fc.pre(Math.abs(a - b) > 0.1 && Math.abs(c - d) > 0.1)
        const fingers = [
          { start: Math.min(a, b), now: Math.min(c, d) },
          { start: Math.max(a, b), now: Math.max(c, d) },
        ] as const
        const wide = { from: -1e9, to: 1e9 }
        const shown = pinched(fingers, SHOWN, wide)
        for (const { start, now } of fingers) expect(placeOf(momentAt(start, SHOWN), shown)).toBeCloseTo(now)
      }),
    )
  })

  it('stay within the session', () => {
    const apart = pinched(
      [
        { start: 0.1, now: 0.45 },
        { start: 0.9, now: 0.55 },
      ],
      SHOWN,
      BOUNDS,
    )
    expect(apart).toEqual(BOUNDS)
  })
})
