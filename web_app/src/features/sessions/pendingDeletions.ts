import { eraseSession, RequestRejected } from '@/api'
import { errorMessage } from '@/lib/errorMessage'
import { signal } from '@/lib/signal'

export type Erase = (id: string, options: { keepalive: boolean }) => Promise<void>

export interface DeletionState {
  /** Deleted on the page only; undo restores them. */
  waiting: readonly string[]
  /** Seconds until they are deleted for good. */
  left: number
  /** Not to be shown: waiting, being deleted, or deleted. */
  gone: ReadonlySet<string>
  /** What could not be deleted and is shown again. */
  failure: { count: number; reason: string } | null
  /** The number of requests to the service; lists are stale after each. */
  rounds: number
}

export const GRACE = 8
const IDLE: DeletionState = { waiting: [], left: 0, gone: new Set(), failure: null, rounds: 0 }

/** Deletions that can be undone for a few seconds. Each is sent once, unless undone. */
export class PendingDeletions {
  readonly state = signal(IDLE)
  private readonly erase: Erase
  private timer: ReturnType<typeof setInterval> | undefined
  private held = false

  constructor(erase: Erase) {
    this.erase = erase
  }

  /** Adds sessions; the countdown restarts for all that wait. */
  add(ids: readonly string[]): void {
    const { waiting, gone } = this.state.get()
    const added = [...new Set(ids)].filter((id) => !gone.has(id))
    if (added.length === 0) return
    this.change({ waiting: [...waiting, ...added], gone: new Set([...gone, ...added]), left: GRACE, failure: null })
    this.timer ??= setInterval(() => {
      this.tick()
    }, 1000)
  }

  undo(): void {
    const { waiting, gone } = this.state.get()
    this.rest()
    this.change({ waiting: [], gone: without(gone, waiting) })
  }

  /** Pauses the countdown while a person is about to press Undo. */
  hold(held: boolean): void {
    this.held = held
  }

  /** Deletes what waits now, also while the page is being closed. */
  async send(keepalive = false): Promise<void> {
    const { waiting } = this.state.get()
    if (waiting.length === 0) return
    this.rest()
    this.change({ waiting: [] })
    const results = await Promise.all(waiting.map((id) => this.sendOne(id, keepalive)))
    const { gone, rounds } = this.state.get()
    const reasons = results.filter((reason) => reason !== null)
    const back = waiting.filter((_, place) => results[place] !== null)
    const failure = reasons[0] === undefined ? this.state.get().failure : { count: back.length, reason: reasons[0] }
    this.change({ gone: without(gone, back), failure, rounds: rounds + 1 })
  }

  dismiss(): void {
    this.change({ failure: null })
  }

  private tick(): void {
    if (this.held) return
    const left = this.state.get().left - 1
    this.change({ left })
    if (left <= 0) void this.send()
  }

  /** Why it could not be deleted; null if it was. */
  private async sendOne(id: string, keepalive: boolean): Promise<string | null> {
    try {
      await this.erase(id, { keepalive })
      return null
    } catch (error) {
      return error instanceof RequestRejected && error.status === 404 ? null : errorMessage(error)
    }
  }

  private rest(): void {
    clearInterval(this.timer)
    this.timer = undefined
    this.held = false
  }

  private change(part: Partial<DeletionState>): void {
    this.state.set({ ...this.state.get(), ...part })
  }
}

const without = (all: ReadonlySet<string>, some: readonly string[]): Set<string> =>
  new Set([...all].filter((id) => !some.includes(id)))

/** Outlives the page, so that failures after leaving are reported on return. */
export const pendingDeletions = new PendingDeletions(eraseSession)
