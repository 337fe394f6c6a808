import { signal } from '@/lib/signal'
import { storage } from '@/lib/storage'

const KEY = 'mien.model'

const name = signal(storage.read(KEY))

/** The name of the model chosen in this browser; null for the service's default. */
export const chosenModel = {
  name,
  /** A recording has one model: another can't be chosen until it ends. */
  locked: signal(false),
  choose: (chosen: string) => {
    storage.write(KEY, chosen)
    name.set(chosen)
  },
}
