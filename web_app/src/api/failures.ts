import type { Problem } from './generated'

/*
 * Error
 * ├── ServiceAway   nobody answered, or something between us and the service did: worth trying again
 * │   └── Busy      the service answers that it cannot do this just now: `message` is its `detail`
 * └── Refused       the service answered and said what is wrong: `message` is its `detail`
 */
export class ServiceAway extends Error {
  override readonly name: string = 'ServiceAway'
}

export class Busy extends ServiceAway {
  override readonly name = 'Busy'
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

/** Too many requests, something it needs is away, no room left: the `detail` says what, and waiting helps. */
const NOT_NOW = new Set([429, 503, 507])

const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && 'title' in value && 'detail' in value

/** Names what went wrong: `error` and `response` as the generated client hands them over. */
export function toFailure(error: unknown, response: Response | undefined): Error {
  if (response && isProblem(error)) {
    if (NOT_NOW.has(response.status)) return new Busy(error.detail)
    if (response.status < 500) return new Refused(error, response.status)
  }
  return new ServiceAway(error instanceof Error ? error.message : 'no answer')
}
