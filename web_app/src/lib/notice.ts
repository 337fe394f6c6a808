import { signal } from '@/lib/signal'
import { storage } from '@/lib/storage'

/** Raise it when the text changes in substance, so that everyone is asked again. */
const NOTICE_VERSION = '1'
const KEY = 'mien.notice'

const accepted = signal(storage.read(KEY) === NOTICE_VERSION)
const open = signal(!accepted.get())

/** Whether the first-use notice was accepted in this browser, and whether it is on show. */
export const notice = {
  accepted,
  open,
  show: () => {
    open.set(true)
  },
  close: () => {
    open.set(false)
  },
  accept: () => {
    storage.write(KEY, NOTICE_VERSION)
    accepted.set(true)
    open.set(false)
  },
}
