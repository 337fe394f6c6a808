import { signal } from '@/lib/signal'
import { earlier, MemoryQueue, type Entry, type EntryKey, type Queue } from './queue'

/** Why messages are kept in memory only. */
export type MemoryReason = 'full' | 'forbidden'

/** Keeps messages in a persistent queue, and those it does not take in memory: `put` never fails. */
export class FallbackQueue<T> implements Queue<T> {
  /** Not null while closing the page would lose something. */
  readonly memoryOnly = signal<MemoryReason | null>(null)
  private readonly persistent: Queue<T>
  private readonly memory = new MemoryQueue<T>()

  constructor(persistent: Queue<T>) {
    this.persistent = persistent
  }

  put = async (entry: Entry<T>): Promise<void> => {
    try {
      await this.persistent.put(entry)
    } catch (error) {
      await this.memory.put(entry)
      this.memoryOnly.set(isFull(error) ? 'full' : 'forbidden')
    }
  }

  first = async (session: string): Promise<Entry<T> | null> =>
    earlier(await this.memory.first(session), await this.persistent.first(session).catch(() => null))

  /** Rejects where a persistent entry could not be removed: it would be sent again. */
  remove = async (key: EntryKey): Promise<void> => {
    const here = await this.memory.first(key.session)
    if (here?.place === key.place) await this.memory.remove(key)
    else await this.persistent.remove(key)
    this.update()
  }

  drop = async (session: string): Promise<void> => {
    await this.memory.drop(session)
    this.update()
    await this.persistent.drop(session).catch(() => undefined)
  }

  keys = async (): Promise<EntryKey[]> => [
    ...(await this.persistent.keys().catch(() => [])),
    ...(await this.memory.keys()),
  ]

  private update(): void {
    if (this.memory.isEmpty) this.memoryOnly.set(null)
  }
}

const isFull = (error: unknown) => error instanceof DOMException && error.name === 'QuotaExceededError'
