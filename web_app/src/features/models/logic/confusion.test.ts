import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EXPRESSIONS } from '@/lib/expressions'
import { accuracyOf, recalls, weakest } from './confusion'

const CONFUSION = [
  [5, 0, 1, 0, 4, 0, 0],
  [6, 2, 0, 0, 0, 0, 0],
  [0, 0, 3, 0, 0, 0, 7],
  [0, 0, 0, 10, 0, 0, 0],
  [0, 0, 0, 0, 0, 0, 0],
  [0, 0, 0, 2, 0, 8, 0],
  [0, 0, 0, 0, 1, 0, 9],
]

describe('recalls', () => {
  it('gives each expression its share and what it is mistaken for', () => {
    expect(recalls(CONFUSION).slice(0, 5)).toEqual([
      { expression: 'angry', rows: 10, share: 0.5, mistakenFor: 'sad' },
      { expression: 'disgust', rows: 8, share: 0.25, mistakenFor: 'angry' },
      { expression: 'fear', rows: 10, share: 0.3, mistakenFor: 'neutral' },
      { expression: 'happy', rows: 10, share: 1, mistakenFor: null },
      { expression: 'sad', rows: 0, share: null, mistakenFor: null },
    ])
  })

  it('never mistakes an expression for itself, and adds up to the accuracy', () => {
    const counts = fc.array(fc.array(fc.nat(50), { minLength: 7, maxLength: 7 }), { minLength: 7, maxLength: 7 })
    fc.assert(
      fc.property(counts, (confusion) => {
        const all = recalls(confusion)
        for (const { expression, mistakenFor } of all) expect(mistakenFor).not.toBe(expression)
        const rows = all.reduce((sum, recall) => sum + recall.rows, 0)
        const right = all.reduce((sum, { rows: own, share }) => sum + own * (share ?? 0), 0)
        fc.pre(rows > 0)
        expect(accuracyOf(confusion)).toBeCloseTo(right / rows)
      }),
    )
  })
})

it('finds the two that are recognised worst, and passes over those of which there are none', () => {
  expect(weakest(recalls(CONFUSION)).map(({ expression }) => expression)).toEqual(['disgust', 'fear'])
  expect(weakest(recalls(EXPRESSIONS.map(() => [0, 0, 0, 0, 0, 0, 0])))).toEqual([])
})
