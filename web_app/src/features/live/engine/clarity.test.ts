import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Unclear } from '@/lib/unclear'
import { firstClarity, HOLD, settle } from './clarity'

/** What is shown after each of these, the first of them a new face's, `every` milliseconds apart. */
function shown(every: number, heard: readonly Unclear[]): Unclear[] {
  let clarity = firstClarity(heard[0] ?? null, 0)
  return heard.map((word, place) => {
    clarity = settle(clarity, word, place * every)
    return clarity.shown
  })
}

describe('settle', () => {
  it('shows at once what a new face is', () => {
    expect(shown(0, ['too_dark'])).toEqual(['too_dark'])
  })

  it('waits until it holds, in both directions', () => {
    expect(shown(100, [null, 'too_dark', 'too_dark', 'too_dark', 'too_dark'])).toEqual([
      ...[null, null, null, null],
      'too_dark',
    ])
    expect(shown(100, ['too_dark', null, null, null, null]).at(-2)).toBe('too_dark')
    expect(shown(100, ['too_dark', null, null, null, null]).at(-1)).toBeNull()
  })

  it('shows the newest reason of a face that stays unclear for changing ones', () => {
    const changing = [null, 'low_confidence', 'too_blurred', 'low_confidence', 'too_blurred'] as const
    expect(shown(100, changing).at(-1)).toBe('too_blurred')
    const later = [...changing, 'low_confidence', 'too_blurred', 'low_confidence'] as const
    expect(shown(100, later).slice(4)).toEqual(Array(4).fill('too_blurred'))
  })

  it('lets no word that comes and goes within the hold be seen', () => {
    const words = fc.array(fc.constantFrom<Unclear>('low_confidence', 'too_dark', 'too_small'), { minLength: 1 })
    fc.assert(
      fc.property(words, (others) => {
        const flickering = others.flatMap((word) => [null, word])
        expect(new Set(shown(HOLD / 2, flickering))).toEqual(new Set([null]))
      }),
    )
  })
})
