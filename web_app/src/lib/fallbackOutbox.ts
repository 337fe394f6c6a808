import { earlier, MemoryOutbox, type Entry, type EntryKey, type Outbox } from '@/lib/outbox'
import { signal } from '@/lib/signal'

/** Why messages are kept for this page's life only. */
export type OnlyHere = 'full' | 'forbidden'

/** Keeps messages in a store that lasts, and those it does not take in memory: keeping one never fails. */
export class FallbackOutbox<T> implements Outbox<T> {
  /** Null while everything that waits outlives this page. */
  readonly onlyHere = signal<OnlyHere | null>(null)
  private readonly lasting: Outbox<T>
  private readonly memory = new MemoryOutbox<T>()

  constructor(lasting: Outbox<T>) {
    this.lasting = lasting
  }

  put = async (entry: Entry<T>): Promise<void> => {
    try {
      await this.lasting.put(entry)
    } catch (error) {
      await this.memory.put(entry)
      this.onlyHere.set(isFull(error) ? 'full' : 'forbidden')
    }
  }

  first = async (session: string): Promise<Entry<T> | null> =>
    earlier(await this.memory.first(session), await this.lasting.first(session).catch(() => null))

  /** Rejects where an entry that lasts could not be removed: it would be sent again. */
  remove = async (key: EntryKey): Promise<void> => {
    const here = await this.memory.first(key.session)
    if (here?.place === key.place) await this.memory.remove(key)
    else await this.lasting.remove(key)
    this.forgetTrouble()
  }

  drop = async (session: string): Promise<void> => {
    await this.memory.drop(session)
    this.forgetTrouble()
    await this.lasting.drop(session).catch(() => undefined)
  }

  keys = async (): Promise<EntryKey[]> => [
    ...(await this.lasting.keys().catch(() => [])),
    ...(await this.memory.keys()),
  ]

  private forgetTrouble(): void {
    if (this.memory.isEmpty) this.onlyHere.set(null)
  }
}

const isFull = (error: unknown) => error instanceof DOMException && error.name === 'QuotaExceededError'
