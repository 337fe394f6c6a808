import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  EXPRESSION_COLOURS,
  EXPRESSIONS,
  expressionIndex,
  INDEX_WEIGHTS,
  meanScores,
  verdict,
  type Scores,
} from './expressions'

const scores = fc
  .array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 7, maxLength: 7 })
  .map((values) => {
    const sum = values.reduce((a, b) => a + b)
    return Object.fromEntries(EXPRESSIONS.map((name, at) => [name, (values[at] ?? 0) / sum])) as Scores
  })

const only = (chosen: string) =>
  Object.fromEntries(EXPRESSIONS.map((name) => [name, name === chosen ? 1 : 0])) as Scores

describe('the expression index', () => {
  it.each(EXPRESSIONS)('of a face that is all %s is its weight', (name) => {
    expect(expressionIndex(only(name))).toBe(INDEX_WEIGHTS[name])
  })

  it('lies between 0 and 100', () => {
    fc.assert(
      fc.property(scores, (any) => {
        expect(expressionIndex(any)).toBeGreaterThanOrEqual(0)
        expect(expressionIndex(any)).toBeLessThanOrEqual(100 + 1e-9)
      }),
    )
  })

  it('of several faces is the mean of theirs', () => {
    fc.assert(
      fc.property(fc.array(scores, { minLength: 1, maxLength: 9 }), (faces) => {
        const mean = faces.reduce((sum, face) => sum + expressionIndex(face), 0) / faces.length
        const shared = meanScores(faces)
        expect(shared && expressionIndex(shared)).toBeCloseTo(mean, 6)
      }),
    )
  })
})

describe('the mean of several faces', () => {
  it('sums to 1', () => {
    fc.assert(
      fc.property(fc.array(scores, { minLength: 1 }), (faces) => {
        const sum = Object.values(meanScores(faces) ?? {}).reduce((a, b) => a + b, 0)
        expect(sum).toBeCloseTo(1, 6)
      }),
    )
  })

  it('is nothing without a face', () => {
    expect(meanScores([])).toBeNull()
  })
})

it('the verdict is the likeliest expression', () => {
  fc.assert(
    fc.property(scores, (any) => {
      expect(verdict(any).confidence).toBe(Math.max(...Object.values(any)))
    }),
  )
})

describe('the colours', () => {
  const channel = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
  const luminance = (hex: string) => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => channel(parseInt(hex.slice(at, at + 2), 16) / 255))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const contrast = (a: string, b: string) => {
    const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
    return (light + 0.05) / (dark + 0.05)
  }

  it.each(EXPRESSIONS)('%s has 3:1 against the light and the dark paper', (name) => {
    expect(contrast(EXPRESSION_COLOURS[name], '#ffffff')).toBeGreaterThanOrEqual(3)
    expect(contrast(EXPRESSION_COLOURS[name], '#171b22')).toBeGreaterThanOrEqual(3)
  })
})
