import type { QueryClient } from '@tanstack/react-query'
import { sessionQuery, timelineQuery, videoQuery } from '@/api'
import { BUCKETS } from './buckets'

/** Asks for what the review page will ask for, while its code is still on its way. */
export function prefetchReview(queries: QueryClient, id: string, address: string): void {
  const wide = matchMedia('(min-width: 600px)').matches
  const steps = wide ? BUCKETS.wide : BUCKETS.narrow
  const asked: Promise<unknown>[] = [prefetchSession(queries, id)]
  // Another part than the whole is known to the page alone.
  if (new URL(address).search === '') asked.push(queries.query(timelineQuery(id, { buckets: steps })))
  // The page asks again, and says what is wrong.
  void Promise.allSettled(asked)
}

/** The session, and the video that it was made from. */
async function prefetchSession(queries: QueryClient, id: string): Promise<void> {
  const { source } = await queries.query(sessionQuery(id))
  if (source === 'video') await queries.query(videoQuery(id))
}
