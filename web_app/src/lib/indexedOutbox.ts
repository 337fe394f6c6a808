import type { Entry, EntryKey, Outbox } from '@/lib/outbox'

const STORE = 'entries'
/** Samples are part of the key: what waits is counted without reading it. */
const KEY_PATH = ['session', 'place', 'samples'] as const

/** Keeps messages in IndexedDB: they outlive the page and the browser, and all tabs see them. */
export class IndexedOutbox<T> implements Outbox<T> {
  private readonly name: string
  private opened: Promise<IDBDatabase> | null = null

  constructor(name: string) {
    this.name = name
  }

  put = (entry: Entry<T>): Promise<void> => this.change((store) => store.put(entry))

  first = async (session: string): Promise<Entry<T> | null> => {
    const [entry] = await this.read((store) => store.getAll(allOf(session), 1) as IDBRequest<Entry<T>[]>)
    return entry ?? null
  }

  remove = ({ session, place, samples }: EntryKey): Promise<void> =>
    this.change((store) => store.delete([session, place, samples]))

  drop = (session: string): Promise<void> => this.change((store) => store.delete(allOf(session)))

  keys = async (): Promise<EntryKey[]> => {
    const keys = await this.read((store) => store.getAllKeys())
    return (keys as [string, number, number][]).map(([session, place, samples]) => ({ session, place, samples }))
  }

  /** Resolves when the change is kept, not merely asked for: a full disk shows only then. */
  private async change(ask: (store: IDBObjectStore) => IDBRequest): Promise<void> {
    const transaction = (await this.open()).transaction(STORE, 'readwrite')
    ask(transaction.objectStore(STORE))
    // Without waiting for the answer, which a page that is being left would not live to hear.
    transaction.commit()
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => {
        resolve()
      }
      transaction.onabort = () => {
        reject(transaction.error ?? new Error('the change was not kept'))
      }
    })
  }

  private async read<R>(ask: (store: IDBObjectStore) => IDBRequest<R>): Promise<R> {
    return settled(ask((await this.open()).transaction(STORE).objectStore(STORE)))
  }

  private open(): Promise<IDBDatabase> {
    this.opened ??= open(this.name, () => (this.opened = null))
    return this.opened
  }
}

const allOf = (session: string) => IDBKeyRange.bound([session], [session, []])

/** Opens the database; where it fails or is closed by the browser, the next try begins anew. */
async function open(name: string, onGone: () => void): Promise<IDBDatabase> {
  try {
    const request = indexedDB.open(name, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: [...KEY_PATH] })
    const database = await settled(request)
    database.onclose = onGone
    return database
  } catch (error) {
    onGone()
    throw error
  }
}

function settled<R>(request: IDBRequest<R>): Promise<R> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result)
    }
    request.onerror = () => {
      reject(request.error ?? new Error('the browser does not say why'))
    }
  })
}
