import type { QueryClient } from '@tanstack/react-query'
import { sessionQuery, timelineQuery, videoQuery } from '@/api'
import { BUCKETS } from './buckets'

/** Requests what the review page will need while its code is still loading. */
export function prefetchReview(queries: QueryClient, id: string, address: string): void {
  const wide = matchMedia('(min-width: 600px)').matches
  const steps = wide ? BUCKETS.wide : BUCKETS.narrow
  const asked: Promise<unknown>[] = [prefetchSession(queries, id)]
  // Only the page knows what another part needs.
  if (new URL(address).search === '') asked.push(queries.query(timelineQuery(id, { buckets: steps })))
  // The page requests it again, and reports failures.
  void Promise.allSettled(asked)
}

/** The session, and its video if it has one. */
async function prefetchSession(queries: QueryClient, id: string): Promise<void> {
  const { source } = await queries.query(sessionQuery(id))
  if (source === 'video') await queries.query(videoQuery(id))
}
