import type { Problem } from './generated'

/*
 * Error
 * ├── ServiceUnavailable   no response, or one from something between us and the service: worth a retry
 * │   └── ServiceBusy      the service can't do this at the moment: `message` is its `detail`
 * └── RequestRejected      the service says what is wrong with the request: `message` is its `detail`
 */
export class ServiceUnavailable extends Error {
  override readonly name: string = 'ServiceUnavailable'
}

export class ServiceBusy extends ServiceUnavailable {
  override readonly name = 'ServiceBusy'
}

export class RequestRejected extends Error {
  override readonly name = 'RequestRejected'
  readonly title: string
  readonly status: number

  constructor(problem: Pick<Problem, 'title' | 'detail'>, status: number) {
    super(problem.detail)
    this.title = problem.title
    this.status = status
  }
}

/** Too many requests, something it needs is unavailable, no disk space: the `detail` says what, and waiting helps. */
const BUSY_STATUSES = new Set([429, 503, 507])

const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && 'title' in value && 'detail' in value

/** What went wrong, from `error` and `response` as the generated client returns them. */
export function toError(error: unknown, response: Response | undefined): Error {
  if (response && isProblem(error)) {
    if (BUSY_STATUSES.has(response.status)) return new ServiceBusy(error.detail)
    if (response.status < 500) return new RequestRejected(error, response.status)
  }
  return new ServiceUnavailable(error instanceof Error ? error.message : 'no response')
}
