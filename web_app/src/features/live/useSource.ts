import { notice } from '@/lib/notice'
import { useLive } from './LiveContext'

/** Starts a source if the notice was accepted, else shows the notice. */
export function useSource() {
  const session = useLive()
  const ifAccepted = (start: () => Promise<void>) => {
    if (notice.accepted.get()) void start()
    else notice.show()
  }
  return {
    startCamera: (id?: string) => {
      ifAccepted(() => session.startCamera(id))
    },
    openFile: (file: Blob) => {
      ifAccepted(() => session.playFile(file))
    },
  }
}
