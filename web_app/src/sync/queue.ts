/** The `place` of an entry in its session, from 0, and how many samples it holds: known without reading the entry. */
export interface EntryKey {
  session: string
  place: number
  samples: number
}

/** A message that waits to be sent; those of a session are sent in the order of their places. */
export interface Entry<T> extends EntryKey {
  message: T
}

/** Where messages wait until the service has stored them. */
export interface Queue<T> {
  put: (entry: Entry<T>) => Promise<void>
  first: (session: string) => Promise<Entry<T> | null>
  remove: (key: EntryKey) => Promise<void>
  drop: (session: string) => Promise<void>
  keys: () => Promise<EntryKey[]>
}

/** Keeps messages until the page is closed. */
export class MemoryQueue<T> implements Queue<T> {
  private readonly entries = new Map<string, Map<number, Entry<T>>>()

  put = (entry: Entry<T>): Promise<void> => {
    const entries = this.entries.get(entry.session) ?? new Map<number, Entry<T>>()
    this.entries.set(entry.session, entries.set(entry.place, entry))
    return Promise.resolve()
  }

  first = (session: string): Promise<Entry<T> | null> => {
    const entries = [...(this.entries.get(session)?.values() ?? [])]
    return Promise.resolve(entries.reduce<Entry<T> | null>(earlier, null))
  }

  remove = ({ session, place }: EntryKey): Promise<void> => {
    const entries = this.entries.get(session)
    entries?.delete(place)
    if (entries?.size === 0) this.entries.delete(session)
    return Promise.resolve()
  }

  drop = (session: string): Promise<void> => {
    this.entries.delete(session)
    return Promise.resolve()
  }

  keys = (): Promise<EntryKey[]> => {
    const entries = [...this.entries.values()].flatMap((session) => [...session.values()])
    return Promise.resolve(entries.map(({ session, place, samples }) => ({ session, place, samples })))
  }

  get isEmpty(): boolean {
    return this.entries.size === 0
  }
}

/** The one of two entries that is sent first. */
export function earlier<T>(a: Entry<T> | null, b: Entry<T> | null): Entry<T> | null {
  if (!a || !b) return a ?? b
  return a.place <= b.place ? a : b
}
