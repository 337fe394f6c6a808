import { EXPRESSIONS, type Expression, type Scores } from '@/lib/expressions'

export interface Share {
  name: Expression
  share: number
}

/** The largest shares, largest first; equal ones in the order of expressions. */
export const largestShares = (shares: Scores, count = 3): Share[] =>
  EXPRESSIONS.map((name) => ({ name, share: shares[name] }))
    .sort((one, other) => other.share - one.share)
    .slice(0, count)
