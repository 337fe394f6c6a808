import { backoff, pause } from '@/lib/backoff'
import type { PageModule } from './pages'

/** Why a page's code is missing: the service is away, or it responds but no longer has this version's files. */
export type Missing = 'away' | 'outdated'

/** A single failure while the service responds may be chance. */
const OUTDATED_AFTER = 2

interface Retry {
  page: Pick<PageModule, 'load'>
  isServiceUp: (signal: AbortSignal) => Promise<boolean>
  onMissing: (why: Missing) => void
  signal: AbortSignal
}

/** Retries with growing pauses until the code is loaded, each time once the service responds. */
export async function retryLoading({ page, isServiceUp, onMissing, signal }: Retry): Promise<void> {
  let failuresWhileUp = 0
  for (let attempt = 0; !signal.aborted; attempt++) {
    await pause(backoff(attempt), signal)
    const up = await isServiceUp(signal)
    if (up && (await page.load())) return
    failuresWhileUp = up ? failuresWhileUp + 1 : 0
    onMissing(failuresWhileUp >= OUTDATED_AFTER ? 'outdated' : 'away')
  }
}

/** Loads all pages one by one while the browser is idle, so that they open even when the service is away. */
export async function preloadPages(pages: readonly PageModule[], signal: AbortSignal): Promise<void> {
  const isDone = () => signal.aborted || pages.every((page) => page.value.get() !== null)
  for (let round = 0; !isDone(); round++) {
    for (const page of pages) {
      await idle()
      if (!signal.aborted) await page.load()
    }
    if (!isDone()) await pause(backoff(round, 2000, 60_000), signal)
  }
}

/** Safari has no idle callbacks. */
function idle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: 2000 })
    else setTimeout(resolve, 50)
  })
}
