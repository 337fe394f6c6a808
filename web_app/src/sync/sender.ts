import { RequestRejected, ServiceBusy, type Message, type SendMessage } from '@/api'
import { backoff, pause } from '@/lib/backoff'
import type { Entry, EntryKey, Queue } from './queue'

/** What the service rejected, and why; `whole` where it takes nothing more of the session. */
export interface Rejection {
  session: string
  kind: Message['kind']
  status: number
  detail: string
  samples: number
  whole: boolean
}

/** Why nothing gets through; `detail` where the service said so itself. */
export interface SyncProblem {
  detail: string | null
}

export interface SenderParts {
  queue: Queue<Message>
  send: SendMessage
  stopped: AbortSignal
  onSent: (key: EntryKey) => void
  onProblem: (problem: SyncProblem) => void
  onRejected: (rejection: Rejection) => void
}

/** `stored`: the service has everything; `rejected`: it takes nothing of the session; `stopped`: the page was closed. */
export type Outcome = 'stored' | 'rejected' | 'stopped'

/** The queue is checked this often even without a notification. */
const IDLE_CHECK_MS = 60_000
/** A single failure isn't reported. */
const FAILURES_BEFORE_REPORT = 2
/** Sending these again would bring the same answer. */
const FINAL_STATUSES = new Set([404, 409, 413, 422])

/** Sends the queued messages of one session, in order and one at a time, until it is closed and all are sent. */
export class Sender {
  readonly outcome: Promise<Outcome>
  /** Whether the service has taken anything of this session yet. */
  hasSent = false
  private readonly parts: SenderParts
  private readonly session: string
  private open: boolean
  private idle = new AbortController()
  private waiting = new AbortController()

  /** `open`: more messages may be queued until `close` is called. */
  constructor(session: string, parts: SenderParts, { open }: { open: boolean }) {
    this.session = session
    this.parts = parts
    this.open = open
    parts.stopped.addEventListener('abort', this.retryNow)
    this.outcome = this.run().finally(() => parts.stopped.removeEventListener('abort', this.retryNow))
  }

  /** There is something new in the queue. */
  notify = (): void => this.idle.abort()

  /** Retries at once instead of after a pause. */
  retryNow = (): void => {
    this.waiting.abort()
    this.notify()
  }

  close = (): void => {
    this.open = false
    this.notify()
  }

  private async run(): Promise<Outcome> {
    let failures = 0
    while (!this.parts.stopped.aborted) {
      this.idle = new AbortController()
      const last = !this.open
      const entry = await this.parts.queue.first(this.session)
      if (!entry && last) return 'stored'
      if (!entry) {
        await pause(IDLE_CHECK_MS, this.idle.signal)
        continue
      }
      try {
        if (!(await this.send(entry))) return 'rejected'
        failures = 0
      } catch (error) {
        await this.wait(error, failures++)
      }
    }
    return 'stopped'
  }

  /** False where nothing more of this session can be sent. */
  private async send(entry: Entry<Message>): Promise<boolean> {
    try {
      await this.parts.send(this.session, entry.message)
    } catch (error) {
      if (!(error instanceof RequestRejected && isFinal(error, entry.message))) throw error
      return this.reject(entry, error)
    }
    this.hasSent = true
    await this.parts.queue.remove(entry)
    this.parts.onSent(entry)
    return true
  }

  private async reject(entry: Entry<Message>, { status, message: detail }: RequestRejected): Promise<boolean> {
    const { kind } = entry.message
    const whole = status === 404 || kind === 'begin'
    const lost = whole ? (await this.parts.queue.keys()).filter(({ session }) => session === this.session) : [entry]
    await (whole ? this.parts.queue.drop(this.session) : this.parts.queue.remove(entry))
    const samples = lost.reduce((sum, key) => sum + key.samples, 0)
    this.parts.onRejected({ session: this.session, kind, status, detail, samples, whole })
    return !whole
  }

  private async wait(error: unknown, failures: number): Promise<void> {
    const detail = error instanceof ServiceBusy || error instanceof RequestRejected ? error.message : null
    if (failures + 1 >= FAILURES_BEFORE_REPORT || detail !== null) this.parts.onProblem({ detail })
    this.waiting = new AbortController()
    await pause(backoff(failures), this.waiting.signal)
  }
}

/** A 404 to `begin` means no erased session: whatever answered is not a service that keeps sessions. */
const isFinal = ({ status }: RequestRejected, { kind }: Message) =>
  FINAL_STATUSES.has(status) && !(status === 404 && kind === 'begin')
