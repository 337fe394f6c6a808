import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Contrast, Estimate } from '@/api'
import { EXPRESSIONS } from '@/lib/expressions'
import { contrastLabels, differencesOf, differenceLabel } from './labels'

const contrast = (all: Estimate, some: Record<string, Estimate> = {}, index = all): Contrast => ({
  id: 'other',
  shares: { ...Object.fromEntries(EXPRESSIONS.map((name) => [name, all])), ...some },
  expression_index: index,
})
const level = { value: 0.01, low: -0.03, high: 0.05 }
const unknown = { value: 0.2, low: null, high: null }

it('says what is sure, how much it is, and that it is hardly by chance', () => {
  const happy = { happy: { value: 0.12, low: 0.08, high: 0.16 }, sad: { value: -0.05, low: -0.08, high: -0.012 } }
  expect(contrastLabels(contrast(level, happy, { value: 9, low: 4.2, high: 14 }), 'Pilot')).toEqual([
    'The expression index is 9 points higher than in “Pilot” (95 % interval: 4 to 14).',
    'Happy is 12 points higher (95 % interval: 8 to 16).',
    'Sad is 5 points lower (95 % interval: 1.2 to 8).',
    'No significant difference: angry, disgust, fear, surprise, neutral.',
  ])
})

it('does not take chance for a difference, nor little time for none', () => {
  expect(contrastLabels(contrast(level), 'Pilot')).toEqual(['No significant difference.'])
  expect(contrastLabels(contrast(unknown), 'Pilot')[0]).toContain('Too short to tell')
  const [index] = differencesOf(contrast(level, {}, { value: 1, low: -3, high: 5 }))
  expect(index && differenceLabel(index, 'Pilot')).toBe(
    'The expression index: no significant difference (3 lower to 5 higher).',
  )
})

it('does not say that what is hardly by chance may be nothing', () => {
  const [index] = differencesOf(contrast(level, {}, { value: 0.6, low: 0.01, high: 1.2 }))
  expect(index && differenceLabel(index)).toContain('0.6 points higher (95 % interval: almost 0 to 1.2)')
})

it('speaks of one point, and does not call a little nothing', () => {
  const [index] = differencesOf(contrast(level, {}, { value: 1, low: 0.4, high: 1.6 }))
  expect(index && differenceLabel(index, 'A')).toContain('is 1 point higher than in “A” (95 % interval: 0.4 to 1.6)')
})

it('calls a difference sure exactly where its interval does not hold 0', () => {
  const number = fc.double({ min: -1, max: 1, noNaN: true })
  fc.assert(
    fc.property(number, number, (a, b) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)]
      const [, happy] = differencesOf(contrast({ value: (low + high) / 2, low, high }))
      expect(happy && differenceLabel(happy, 'A').includes('no significant')).toBe(!(low > 0 || high < 0))
    }),
  )
})
