import type { QueryClient } from '@tanstack/react-query'
import { sessionQuery, timelineQuery } from '@/api'
import { STEPS } from './steps'

/** Asks for what the review page will ask for, while its code is still on its way. */
export function askEarly(queries: QueryClient, id: string, address: string): void {
  const wide = matchMedia('(min-width: 600px)').matches
  const steps = wide ? STEPS.wide : STEPS.narrow
  const asked: Promise<unknown>[] = [queries.query(sessionQuery(id))]
  // Another part than the whole is known to the page alone.
  if (new URL(address).search === '') asked.push(queries.query(timelineQuery(id, { buckets: steps })))
  // The page asks again, and says what is wrong.
  void Promise.allSettled(asked)
}
