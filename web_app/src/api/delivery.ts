import { FallbackOutbox } from '@/lib/fallbackOutbox'
import { IndexedOutbox } from '@/lib/indexedOutbox'
import { on } from '@/lib/on'
import type { Outbox } from '@/lib/outbox'
import { signal } from '@/lib/signal'
import { Courier, type CourierParts, type Refusal, type Trouble } from './courier'
import { post, type Message, type Post } from './recording'
import { Sending } from './sending'

/** Tells tabs apart: whoever holds a session's lock sends for it. */
export type Locks = Pick<LockManager, 'request'>

export interface DeliveryParts {
  /** What lasts, and is shared by all tabs. */
  lasting: Outbox<Message>
  post: Post
  /** Undefined where the browser has none: two tabs may then send the same, which does no harm. */
  locks: Locks | undefined
}

interface Employment {
  stopped: AbortSignal
  /** Whether more is to come. */
  open: boolean
  onRefused?: (refusal: Refusal) => void
}

/** How often it looks for what closed tabs left behind. */
const SWEEP_EVERY = 10_000

const lockOf = (session: string) => `mien.session.${session}`

/** Brings recordings to the service: what this page records, and what earlier pages could not deliver. */
export class Delivery {
  /** How many samples wait in this browser. */
  readonly waiting = signal(0)
  /** Why nothing gets through just now; null while it does. */
  readonly trouble = signal<Trouble | null>(null)
  /** The latest that the service did not take. */
  readonly refusal = signal<Refusal | null>(null)
  private readonly outbox: FallbackOutbox<Message>
  private readonly parts: DeliveryParts
  private readonly couriers = new Map<string, Courier>()
  private stopped = new AbortController()
  private sweeping = false
  /** How many times the samples that wait were counted up or down. */
  private counted = 0

  constructor(parts: DeliveryParts) {
    this.parts = parts
    this.outbox = new FallbackOutbox(parts.lasting)
  }

  /** Not null while leaving the page would lose what only this page has. */
  get onlyHere() {
    return this.outbox.onlyHere
  }

  /** Begins to look for what was left behind; call what it returns when the page goes. */
  start(): () => void {
    this.stopped = new AbortController()
    const { signal } = this.stopped
    const timer = setInterval(() => void this.sweep(signal), SWEEP_EVERY)
    const undo = on(window, 'online', this.tryNow)
    void this.sweep(signal)
    return () => {
      this.stopped.abort()
      clearInterval(timer)
      undo()
    }
  }

  /** A new session's way to the service, which no other tab will use. */
  begin(session: string, onRefused: (refusal: Refusal) => void): Sending {
    const { signal } = this.stopped
    const coming = new Promise<Courier>((resolve) => {
      void this.whileLocked(session, false, () => {
        const courier = this.employ(session, { stopped: signal, open: true, onRefused })
        resolve(courier)
        return courier.outcome
      })
    })
    return new Sending(session, coming, {
      outbox: this.outbox,
      post: this.parts.post,
      isHeard: () => this.trouble.get() === null,
      onKept: this.count,
    })
  }

  tryNow = (): void => {
    for (const courier of this.couriers.values()) courier.hurry()
  }

  forgetRefusal = (): void => this.refusal.set(null)

  /** Drops what waits: whoever erases everything means that too. */
  async forget(): Promise<void> {
    const keys = await this.outbox.keys()
    for (const session of new Set(keys.map((key) => key.session))) await this.outbox.drop(session)
    this.counted += 1
    this.waiting.set(0)
  }

  /** Delivers what is there of sessions that no open tab sends. */
  private async sweep(stopped: AbortSignal): Promise<void> {
    if (this.sweeping) return
    this.sweeping = true
    try {
      const before = this.counted
      const keys = await this.outbox.keys()
      if (before === this.counted) this.waiting.set(keys.reduce((sum, { samples }) => sum + samples, 0))
      for (const session of new Set(keys.map((key) => key.session))) {
        if (stopped.aborted) return
        if (this.couriers.has(session)) continue
        await this.whileLocked(session, true, () => this.employ(session, { stopped, open: false }).outcome)
      }
    } finally {
      this.sweeping = false
    }
  }

  private employ(session: string, { stopped, open, onRefused }: Employment): Courier {
    const parts: CourierParts = {
      outbox: this.outbox,
      post: this.parts.post,
      stopped,
      onSent: ({ samples }) => {
        this.count(-samples)
        this.trouble.set(null)
      },
      onTrouble: (trouble) => {
        if (this.trouble.get()?.detail !== trouble.detail) this.trouble.set(trouble)
      },
      onRefused: (refusal) => {
        this.count(-refusal.samples)
        this.trouble.set(null)
        this.refusal.set(refusal)
        onRefused?.(refusal)
      },
    }
    const courier = new Courier(session, parts, { open })
    this.couriers.set(session, courier)
    void courier.outcome.finally(() => this.couriers.delete(session))
    return courier
  }

  private async whileLocked(session: string, ifAvailable: boolean, work: () => Promise<unknown>): Promise<void> {
    const request = this.parts.locks?.request(lockOf(session), { ifAvailable }, (lock) => (lock ? work() : undefined))
    // Work never fails; a browser that keeps nothing for the page may deny it locks too.
    await (request?.catch(work) ?? work())
  }

  private readonly count = (samples: number): void => {
    this.counted += 1
    this.waiting.set(Math.max(0, this.waiting.get() + samples))
  }
}

/** The page's one delivery. `navigator.locks` is undefined on pages without https. */
export const delivery = new Delivery({
  lasting: new IndexedOutbox('mien'),
  post,
  locks: (navigator as Partial<Navigator>).locks,
})
