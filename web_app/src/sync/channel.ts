import { samplesIn, type Message, type SendMessage } from '@/api'
import type { Entry, Queue } from './queue'
import type { Outcome, Sender } from './sender'

export interface ChannelParts {
  queue: Queue<Message>
  send: SendMessage
  /** Whether the service answered last time. */
  isServiceUp: () => boolean
  onQueued: (samples: number) => void
}

/** Takes the messages of one session that is being recorded: each is queued first, then sent by the session's sender. */
export class SessionChannel {
  readonly outcome: Promise<Outcome>
  private readonly session: string
  private readonly parts: ChannelParts
  private sender: Sender | null = null
  private place = 0
  private rejected = false
  private latest: Message | null = null
  private queued: Promise<void>

  /** `sender` resolves once the session is locked; another tab would send what was queued before. */
  constructor(session: string, sender: Promise<Sender>, parts: ChannelParts) {
    this.session = session
    this.parts = parts
    this.queued = sender.then((started) => {
      this.sender = started
    })
    this.outcome = sender.then((started) => started.outcome)
    void this.outcome.then(this.settle)
  }

  send = (message: Message): void => {
    if (this.rejected) return
    // Anything that was sent comes after `begin`.
    this.latest = message.kind === 'begin' ? null : message
    const entry = this.number(message)
    // One after the other: the sender must never see a later message while an earlier one is still to be queued.
    this.queued = this.queued.then(async () => {
      await this.parts.queue.put(entry)
      if (message.kind === 'end') this.sender?.close()
      else this.sender?.notify()
    })
  }

  /** Sends the last messages while the page is being closed: nothing that has to be waited for happens any more. */
  sendLast = (messages: readonly Message[]): void => {
    if (this.rejected || !this.sender) return
    for (const message of messages) void this.parts.queue.put(this.number(message))
    this.queued = this.queued.then(this.sender.close)
    if (!this.sender.hasSent || !this.parts.isServiceUp()) return
    // What was queued just before may not be on its way yet, and arriving twice does no harm. Whatever doesn't arrive
    // now is sent when a page is open again.
    const unsent = this.latest ? [this.latest, ...messages] : messages
    for (const message of unsent) this.parts.send(this.session, message, { keepalive: true }).catch(() => undefined)
  }

  private number(message: Message): Entry<Message> {
    const samples = samplesIn(message)
    this.parts.onQueued(samples)
    return { session: this.session, place: this.place++, samples, message }
  }

  private readonly settle = (outcome: Outcome): void => {
    if (outcome !== 'rejected') return
    this.rejected = true
    void this.queued.then(() => this.parts.queue.drop(this.session))
  }
}
