import { EXPRESSIONS, type Expression } from '@/lib/expressions'

/** Counts: a row an expression as labelled, in it a column an expression as the model calls it. */
export type Confusion = readonly (readonly number[])[]

export interface Recall {
  expression: Expression
  /** How many faces are labelled so. */
  rows: number
  /** The share of them that the model calls so; null where there is none. */
  share: number | null
  /** The most frequent wrong prediction; null if there is none. */
  mistakenFor: Expression | null
}

/** How well each expression is recognised, in the usual order. */
export function recalls(confusion: Confusion): Recall[] {
  return EXPRESSIONS.map((expression, place) => {
    const row = confusion[place] ?? []
    const rows = sum(row)
    const most = Math.max(...row.filter((_, other) => other !== place))
    const other = row.findIndex((count, at) => at !== place && count === most)
    return {
      expression,
      rows,
      share: rows > 0 ? (row[place] ?? 0) / rows : null,
      mistakenFor: most > 0 ? (EXPRESSIONS[other] ?? null) : null,
    }
  })
}

/** The two expressions it recognises worst, the worst first. */
export function weakest(all: readonly Recall[]): Recall[] {
  return all
    .filter(({ share }) => share !== null)
    .sort((a, b) => (a.share ?? 0) - (b.share ?? 0))
    .slice(0, 2)
}

/** The share of all faces that is called what it is labelled. */
export function accuracyOf(confusion: Confusion): number {
  const right = sum(confusion.map((row, place) => row[place] ?? 0))
  return right / sum(confusion.flat())
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
