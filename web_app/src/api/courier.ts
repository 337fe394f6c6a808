import { backoff, pause } from '@/lib/backoff'
import type { Entry, EntryKey, Outbox } from '@/lib/outbox'
import { Busy, Refused } from './failures'
import type { Message, Post } from './recording'

/** What the service did not take, and why; `whole` where nothing more of the session can be taken. */
export interface Refusal {
  session: string
  kind: Message['kind']
  status: number
  detail: string
  samples: number
  whole: boolean
}

/** Why nothing gets through; `detail` where the service said so itself. */
export interface Trouble {
  detail: string | null
}

export interface CourierParts {
  outbox: Outbox<Message>
  post: Post
  stopped: AbortSignal
  onSent: (key: EntryKey) => void
  onTrouble: (trouble: Trouble) => void
  onRefused: (refusal: Refusal) => void
}

/** `stored`: the service has all that it takes; `refused`: it takes nothing of the session; `stopped`: the page went. */
export type Outcome = 'stored' | 'refused' | 'stopped'

/** It looks by itself now and then, even where nobody rings. */
const CALM = 60_000
/** One failure alone is not worth a word. */
const PATIENCE = 2
/** Sending these again would bring the same answer. */
const FINAL = new Set([404, 409, 413, 422])

/** Takes what waits of one session to the service, in order and one at a time, until nothing more will come. */
export class Courier {
  readonly outcome: Promise<Outcome>
  /** Whether the service has taken anything of this session yet. */
  wasHeard = false
  private readonly parts: CourierParts
  private readonly session: string
  private open: boolean
  private resting = new AbortController()
  private waiting = new AbortController()

  /** `open`: more may come until `close` is called. */
  constructor(session: string, parts: CourierParts, { open }: { open: boolean }) {
    this.session = session
    this.parts = parts
    this.open = open
    parts.stopped.addEventListener('abort', this.hurry)
    this.outcome = this.run().finally(() => parts.stopped.removeEventListener('abort', this.hurry))
  }

  /** There is something new. */
  ring = (): void => this.resting.abort()

  /** Tries at once what is to be tried again. */
  hurry = (): void => {
    this.waiting.abort()
    this.ring()
  }

  close = (): void => {
    this.open = false
    this.ring()
  }

  private async run(): Promise<Outcome> {
    let failures = 0
    while (!this.parts.stopped.aborted) {
      this.resting = new AbortController()
      const last = !this.open
      const entry = await this.parts.outbox.first(this.session)
      if (!entry && last) return 'stored'
      if (!entry) {
        await pause(CALM, this.resting.signal)
        continue
      }
      try {
        if (!(await this.deliver(entry))) return 'refused'
        failures = 0
      } catch (error) {
        await this.wait(error, failures++)
      }
    }
    return 'stopped'
  }

  /** False where nothing more of this session can be delivered. */
  private async deliver(entry: Entry<Message>): Promise<boolean> {
    try {
      await this.parts.post(this.session, entry.message)
    } catch (error) {
      if (!(error instanceof Refused && isFinal(error, entry.message))) throw error
      return this.refuse(entry, error)
    }
    this.wasHeard = true
    await this.parts.outbox.remove(entry)
    this.parts.onSent(entry)
    return true
  }

  private async refuse(entry: Entry<Message>, { status, message: detail }: Refused): Promise<boolean> {
    const { kind } = entry.message
    const whole = status === 404 || kind === 'begin'
    const lost = whole ? (await this.parts.outbox.keys()).filter(({ session }) => session === this.session) : [entry]
    await (whole ? this.parts.outbox.drop(this.session) : this.parts.outbox.remove(entry))
    const samples = lost.reduce((sum, key) => sum + key.samples, 0)
    this.parts.onRefused({ session: this.session, kind, status, detail, samples, whole })
    return !whole
  }

  private async wait(error: unknown, failures: number): Promise<void> {
    const detail = error instanceof Busy || error instanceof Refused ? error.message : null
    if (failures + 1 >= PATIENCE || detail !== null) this.parts.onTrouble({ detail })
    this.waiting = new AbortController()
    await pause(backoff(failures), this.waiting.signal)
  }
}

/** A 404 to a begin is no erased session: what answers is no service that keeps sessions, and another may. */
const isFinal = ({ status }: Refused, { kind }: Message) => FINAL.has(status) && !(status === 404 && kind === 'begin')
