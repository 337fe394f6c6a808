import type { Metric } from '@/api'

/** The titles of known metrics. */
const TITLES: Record<string, string> = {
  accuracy: 'Accuracy (FER labels)',
  agreement_ferplus: 'Agreement with FERPlus majority',
  expected_calibration_error: 'Calibration error',
  accuracy_unseen: 'Accuracy on rows unseen in training',
}

/** Shown in a section of their own. */
const TOLD_ELSEWHERE = new Set(['coverage', 'accuracy_clear'])

/** The main figures of a split. */
export const mainMetrics = (metrics: readonly Metric[], split: string): Metric[] =>
  metrics.filter((metric) => metric.split === split && !TOLD_ELSEWHERE.has(metric.name))

export const metricTitle = ({ name }: Metric): string => TITLES[name] ?? name.replaceAll('_', ' ')

/** The splits that figures were measured on, in their order; the last is shown first, as it chose the least. */
export function splitsOf(models: readonly { metrics: readonly Metric[] }[]): string[] {
  return [...new Set(models.flatMap(({ metrics }) => metrics.map(({ split }) => split)))]
}

export interface Protocols {
  /** What was done for all of the figures. */
  shared: string
  /** What was done for each alone, in the figures' order. */
  own: string[]
}

/** Splits the protocols into the clauses all metrics share and those of each. Clauses end with semicolons. */
export function protocols(metrics: readonly Metric[]): Protocols {
  const all = metrics.map(({ protocol }) => protocol.split('; '))
  const inAll = (clause: string) => all.length > 1 && all.every((clauses) => clauses.includes(clause))
  return {
    shared: (all[0] ?? []).filter(inAll).join('; '),
    own: all.map((clauses) => clauses.filter((clause) => !inAll(clause)).join('; ')),
  }
}
