import { sendMessage, type Message, type SendMessage } from '@/api'
import { on } from '@/lib/on'
import { signal } from '@/lib/signal'
import { SessionChannel } from './channel'
import { FallbackQueue } from './fallbackQueue'
import { IndexedDbQueue } from './indexedDbQueue'
import type { Queue } from './queue'
import { Sender, type Rejection, type SenderParts, type SyncProblem } from './sender'

/** Keeps tabs apart: the one that holds a session's lock sends for it. */
export type Locks = Pick<LockManager, 'request'>

export interface SyncParts {
  /** Outlives the page and is shared by all tabs. */
  persistent: Queue<Message>
  send: SendMessage
  /** Undefined where the browser has none: two tabs may then send the same message, which does no harm. */
  locks: Locks | undefined
}

interface SenderOptions {
  stopped: AbortSignal
  /** Whether more messages are to come. */
  open: boolean
  onRejected?: (rejection: Rejection) => void
}

/** How often sessions that closed tabs left behind are looked for. */
const SWEEP_INTERVAL_MS = 10_000

const lockOf = (session: string) => `mien.session.${session}`

/** Gets recordings to the service: what this page records, and what earlier pages could not send. */
export class RecordingSync {
  /** How many samples wait in this browser. */
  readonly pendingSamples = signal(0)
  /** Why nothing gets through at the moment; null while it does. */
  readonly problem = signal<SyncProblem | null>(null)
  /** The latest message the service rejected. */
  readonly rejection = signal<Rejection | null>(null)
  private readonly queue: FallbackQueue<Message>
  private readonly parts: SyncParts
  private readonly senders = new Map<string, Sender>()
  private stopped = new AbortController()
  private sweeping = false
  /** Rises with every change of `pendingSamples`. */
  private changes = 0

  constructor(parts: SyncParts) {
    this.parts = parts
    this.queue = new FallbackQueue(parts.persistent)
  }

  /** Not null while closing the page would lose something. */
  get memoryOnly() {
    return this.queue.memoryOnly
  }

  /** Starts to look for sessions left behind; call the result when the page goes. */
  start(): () => void {
    this.stopped = new AbortController()
    const { signal } = this.stopped
    const timer = setInterval(() => void this.sweep(signal), SWEEP_INTERVAL_MS)
    const undo = on(window, 'online', this.retryNow)
    void this.sweep(signal)
    return () => {
      this.stopped.abort()
      clearInterval(timer)
      undo()
    }
  }

  /** Opens the channel of a new session, which no other tab will use. */
  open(session: string, onRejected: (rejection: Rejection) => void): SessionChannel {
    const { signal } = this.stopped
    const sender = new Promise<Sender>((resolve) => {
      void this.withLock(session, false, () => {
        const started = this.startSender(session, { stopped: signal, open: true, onRejected })
        resolve(started)
        return started.outcome
      })
    })
    return new SessionChannel(session, sender, {
      queue: this.queue,
      send: this.parts.send,
      isServiceUp: () => this.problem.get() === null,
      onQueued: this.count,
    })
  }

  retryNow = (): void => {
    for (const sender of this.senders.values()) sender.retryNow()
  }

  dismissRejection = (): void => this.rejection.set(null)

  /** Drops everything that waits, as part of erasing everything. */
  async clear(): Promise<void> {
    const keys = await this.queue.keys()
    for (const session of new Set(keys.map((key) => key.session))) await this.queue.drop(session)
    this.changes += 1
    this.pendingSamples.set(0)
  }

  /** Sends what is queued of sessions that no open tab sends. */
  private async sweep(stopped: AbortSignal): Promise<void> {
    if (this.sweeping) return
    this.sweeping = true
    try {
      const before = this.changes
      const keys = await this.queue.keys()
      if (before === this.changes) this.pendingSamples.set(keys.reduce((sum, { samples }) => sum + samples, 0))
      for (const session of new Set(keys.map((key) => key.session))) {
        if (stopped.aborted) return
        if (this.senders.has(session)) continue
        await this.withLock(session, true, () => this.startSender(session, { stopped, open: false }).outcome)
      }
    } finally {
      this.sweeping = false
    }
  }

  private startSender(session: string, { stopped, open, onRejected }: SenderOptions): Sender {
    const parts: SenderParts = {
      queue: this.queue,
      send: this.parts.send,
      stopped,
      onSent: ({ samples }) => {
        this.count(-samples)
        this.problem.set(null)
      },
      onProblem: (problem) => {
        if (this.problem.get()?.detail !== problem.detail) this.problem.set(problem)
      },
      onRejected: (rejection) => {
        this.count(-rejection.samples)
        this.problem.set(null)
        this.rejection.set(rejection)
        onRejected?.(rejection)
      },
    }
    const sender = new Sender(session, parts, { open })
    this.senders.set(session, sender)
    void sender.outcome.finally(() => this.senders.delete(session))
    return sender
  }

  private async withLock(session: string, ifAvailable: boolean, work: () => Promise<unknown>): Promise<void> {
    const request = this.parts.locks?.request(lockOf(session), { ifAvailable }, (lock) => (lock ? work() : undefined))
    // Work never fails; a browser that keeps nothing for the page may deny it locks too.
    await (request?.catch(work) ?? work())
  }

  private readonly count = (samples: number): void => {
    this.changes += 1
    this.pendingSamples.set(Math.max(0, this.pendingSamples.get() + samples))
  }
}

/** The page's instance. `navigator.locks` is undefined on pages without https. */
export const recordingSync = new RecordingSync({
  persistent: new IndexedDbQueue('mien'),
  send: sendMessage,
  locks: (navigator as Partial<Navigator>).locks,
})
