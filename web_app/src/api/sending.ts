import type { Entry, Outbox } from '@/lib/outbox'
import type { Courier, Outcome } from './courier'
import { samplesIn, type Message, type Post } from './recording'

export interface SendingParts {
  outbox: Outbox<Message>
  post: Post
  /** Whether the service was there when last spoken to. */
  isHeard: () => boolean
  onKept: (samples: number) => void
}

/** One session's way to the service: each message is kept first, then taken there by the session's courier. */
export class Sending {
  readonly outcome: Promise<Outcome>
  private readonly session: string
  private readonly parts: SendingParts
  private courier: Courier | null = null
  private place = 0
  private refused = false
  private kept: Promise<void>

  /** The courier comes with the session's lock; what was kept before it, another tab would take for left behind. */
  constructor(session: string, coming: Promise<Courier>, parts: SendingParts) {
    this.session = session
    this.parts = parts
    this.kept = coming.then((courier) => {
      this.courier = courier
    })
    this.outcome = coming.then((courier) => courier.outcome)
    void this.outcome.then(this.settle)
  }

  send = (message: Message): void => {
    if (this.refused) return
    const entry = this.number(message)
    // One after the other: the courier must never see a later message while an earlier one is still to be kept.
    this.kept = this.kept.then(async () => {
      await this.parts.outbox.put(entry)
      if (message.kind === 'end') this.courier?.close()
      else this.courier?.ring()
    })
  }

  /** Sends the last messages while the page is being left: nothing that would have to be waited for happens any more. */
  leave = (messages: readonly Message[]): void => {
    if (this.refused || !this.courier) return
    for (const message of messages) void this.parts.outbox.put(this.number(message))
    this.kept = this.kept.then(this.courier.close)
    if (!this.courier.wasHeard || !this.parts.isHeard()) return
    // What does not arrive now is delivered when a page is open again.
    for (const message of messages) this.parts.post(this.session, message, { keepalive: true }).catch(() => undefined)
  }

  private number(message: Message): Entry<Message> {
    const samples = samplesIn(message)
    this.parts.onKept(samples)
    return { session: this.session, place: this.place++, samples, message }
  }

  private readonly settle = (outcome: Outcome): void => {
    if (outcome !== 'refused') return
    this.refused = true
    void this.kept.then(() => this.parts.outbox.drop(this.session))
  }
}
