import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb'
import type { Entry, EntryKey, Queue } from './queue'

const STORE = 'entries'

/** Browsers hold entries of earlier versions of the app: what this describes must not change. */
interface Schema<T> extends DBSchema {
  entries: { key: [session: string, place: number, samples: number]; value: Entry<T> }
}

type Transaction<T> = IDBPTransaction<Schema<T>, [typeof STORE], 'readwrite'>

/** Keeps messages in IndexedDB: they outlive the page and the browser, and all tabs see them. */
export class IndexedDbQueue<T> implements Queue<T> {
  private readonly name: string
  private database: Promise<IDBPDatabase<Schema<T>>> | null = null

  constructor(name: string) {
    this.name = name
  }

  put = (entry: Entry<T>): Promise<void> => this.change(({ store }) => store.put(entry))

  first = async (session: string): Promise<Entry<T> | null> => {
    const [entry] = await (await this.open()).getAll(STORE, allOf(session), 1)
    return entry ?? null
  }

  remove = ({ session, place, samples }: EntryKey): Promise<void> =>
    this.change(({ store }) => store.delete([session, place, samples]))

  drop = (session: string): Promise<void> => this.change(({ store }) => store.delete(allOf(session)))

  keys = async (): Promise<EntryKey[]> => {
    const keys = await (await this.open()).getAllKeys(STORE)
    return keys.map(([session, place, samples]) => ({ session, place, samples }))
  }

  /** Resolves once the change is on the disk: a full disk shows only then. */
  private async change(request: (transaction: Transaction<T>) => Promise<unknown>): Promise<void> {
    const transaction = (await this.open()).transaction(STORE, 'readwrite')
    const requested = request(transaction)
    // Without waiting for the request, as a page that is being closed would not live to see its result.
    transaction.commit()
    await Promise.all([requested, transaction.done])
  }

  /** A database that couldn't be opened, or that the browser closed, is opened again at the next call. */
  private open(): Promise<IDBPDatabase<Schema<T>>> {
    const reset = () => (this.database = null)
    this.database ??= openQueue<T>(this.name, reset).catch((error: unknown) => {
      reset()
      throw error
    })
    return this.database
  }
}

// Async, so that a browser that forbids IndexedDB rejects instead of throwing.
const openQueue = async <T>(name: string, terminated: () => void) =>
  openDB<Schema<T>>(name, 1, {
    upgrade: (database) => {
      // Samples are part of the key, so that what waits is counted without reading it.
      database.createObjectStore(STORE, { keyPath: ['session', 'place', 'samples'] })
    },
    terminated,
  })

const allOf = (session: string) => IDBKeyRange.bound([session], [session, []])
