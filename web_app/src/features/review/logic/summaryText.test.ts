import fc from 'fast-check'
import { expect, it } from 'vitest'
import { EXPRESSIONS, type Scores } from '@/lib/expressions'
import { summaryText } from './summaryText'

const shares = (given: Partial<Scores>): Scores => ({
  ...(Object.fromEntries(EXPRESSIONS.map((name) => [name, 0])) as Scores),
  ...given,
})

it('names the one or two that make most of it', () => {
  const mostly = { shares: shares({ neutral: 0.61, happy: 0.22, sad: 0.17 }), expression_index: 58.2, unclear: 0.07 }
  expect(summaryText(mostly)).toBe(
    'Mostly neutral (61 %) and happy (22 %). Mean index 58; 7 % of samples were unclear.',
  )
  const one = { shares: shares({ happy: 0.9, sad: 0.1 }), expression_index: 93, unclear: 0 }
  expect(summaryText(one)).toBe('Mostly happy (90 %). Mean index 93; no samples were unclear.')
})

it('does not say mostly where nothing is', () => {
  const mixed = {
    shares: shares({ sad: 0.3, fear: 0.3, angry: 0.25, happy: 0.15 }),
    expression_index: 30,
    unclear: 0.002,
  }
  expect(summaryText(mixed)).toBe(
    'Mixed: fear (30 %), sad (30 %) and angry (25 %). Mean index 30; under 1 % of samples were unclear.',
  )
})

it('says that nothing clear was seen', () => {
  expect(summaryText({ shares: null, expression_index: null, unclear: 1 })).toContain('No clear samples')
})

it('finds words for whatever was seen, the largest share first', () => {
  const weights = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 7, maxLength: 7 })
  fc.assert(
    fc.property(weights, fc.double({ min: 0, max: 1, noNaN: true }), (amounts, unclear) => {
      const sum = amounts.reduce((total, amount) => total + amount)
      const seen = shares(Object.fromEntries(EXPRESSIONS.map((name, place) => [name, (amounts[place] ?? 0) / sum])))
      const words = summaryText({ shares: seen, expression_index: 50, unclear })
      const named = EXPRESSIONS.filter((name) => words.includes(name))
      expect(Math.max(...named.map((name) => seen[name]))).toBe(Math.max(...Object.values(seen)))
      expect(words).toMatch(/^(Mostly|Mixed:) [a-z]+ \(\d+ %\)/)
    }),
  )
})
