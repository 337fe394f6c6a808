import type { Problem } from './generated'

/*
 * Error
 * ├── ServiceAway   nobody answered, or something between us and the service did: worth trying again
 * └── Refused       the service answered and said what is wrong: `message` is its `detail`
 */
export class ServiceAway extends Error {
  override readonly name = 'ServiceAway'
}

export class Refused extends Error {
  override readonly name = 'Refused'
  readonly title: string
  readonly status: number

  constructor(problem: Pick<Problem, 'title' | 'detail'>, status: number) {
    super(problem.detail)
    this.title = problem.title
    this.status = status
  }
}

const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && 'title' in value && 'detail' in value

/** Names what went wrong: `error` and `response` as the generated client hands them over. */
export function toFailure(error: unknown, response: Response | undefined): Error {
  const overloaded = response !== undefined && (response.status >= 500 || response.status === 429)
  if (!response || overloaded || !isProblem(error)) {
    return new ServiceAway(error instanceof Error ? error.message : 'no answer')
  }
  return new Refused(error, response.status)
}
