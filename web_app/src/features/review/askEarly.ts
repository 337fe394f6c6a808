import type { QueryClient } from '@tanstack/react-query'
import { sessionQuery, timelineQuery, videoQuery } from '@/api'
import { STEPS } from './steps'

/** Asks for what the review page will ask for, while its code is still on its way. */
export function askEarly(queries: QueryClient, id: string, address: string): void {
  const wide = matchMedia('(min-width: 600px)').matches
  const steps = wide ? STEPS.wide : STEPS.narrow
  const asked: Promise<unknown>[] = [askSession(queries, id)]
  // Another part than the whole is known to the page alone.
  if (new URL(address).search === '') asked.push(queries.query(timelineQuery(id, { buckets: steps })))
  // The page asks again, and says what is wrong.
  void Promise.allSettled(asked)
}

/** The session, and the video that it was made from. */
async function askSession(queries: QueryClient, id: string): Promise<void> {
  const { source } = await queries.query(sessionQuery(id))
  if (source === 'video') await queries.query(videoQuery(id))
}
