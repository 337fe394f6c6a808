/** The seven expressions, in the order used everywhere. */
export const EXPRESSIONS = ['angry', 'disgust', 'fear', 'happy', 'sad', 'surprise', 'neutral'] as const

export type Expression = (typeof EXPRESSIONS)[number]
export type Scores = Record<Expression, number>

/** Okabe-Ito, adjusted until each reaches 3:1 against both themes. */
export const EXPRESSION_COLOURS: Record<Expression, string> = {
  angry: '#d55e00',
  disgust: '#00936b',
  fear: '#c0629a',
  happy: '#b97f00',
  sad: '#0072b2',
  surprise: '#2b93cf',
  neutral: '#7f8790',
}

export const INDEX_WEIGHTS: Scores = {
  angry: 0,
  disgust: 43,
  fear: 17,
  happy: 100,
  sad: 33,
  surprise: 67,
  neutral: 50,
}

/** The expression index: 0 to 100, each probability times its expression's weight. */
export function expressionIndex(scores: Scores): number {
  return EXPRESSIONS.reduce((sum, name) => sum + scores[name] * INDEX_WEIGHTS[name], 0)
}

export interface Verdict {
  expression: Expression
  confidence: number
}

/** The most likely expression and its probability. */
export function verdict(scores: Scores): Verdict {
  const expression = EXPRESSIONS.reduce((best, name) => (scores[name] > scores[best] ? name : best))
  return { expression, confidence: scores[expression] }
}

/** The mean of several faces' probabilities; null without a face. */
export function meanScores(all: readonly Scores[]): Scores | null {
  if (all.length === 0) return null
  const mean = (name: Expression) => all.reduce((sum, scores) => sum + scores[name], 0) / all.length
  return Object.fromEntries(EXPRESSIONS.map((name) => [name, mean(name)])) as Scores
}
