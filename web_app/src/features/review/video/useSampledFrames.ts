import { useQueries } from '@tanstack/react-query'
import { useMemo, useSyncExternalStore } from 'react'
import { samplesQuery, type SampleColumns } from '@/api'
import { moments, type SampledFrame } from '../logic/sampledFrames'
import { useReview } from '../ReviewContext'

const WINDOW = 30_000

/** The sampled frames around the cursor, in order: its time window and one on either side. */
export function useSampledFrames(): readonly SampledFrame[] {
  const { session, cursor, bounds } = useReview()
  const here = useSyncExternalStore(cursor.held.subscribe, () =>
    Math.floor((cursor.held.get() ?? bounds.from) / WINDOW),
  )
  const open = session.status !== 'complete'
  const columns = useQueries({
    queries: [here - 1, here, here + 1]
      .map((place) => ({
        from: Math.max(bounds.from, place * WINDOW),
        to: Math.min(bounds.to, (place + 1) * WINDOW),
      }))
      .filter(({ from, to }) => from <= to)
      .map((window) => ({ ...samplesQuery(session.id, window), staleTime: open ? 0 : Infinity })),
    combine: joined,
  })
  return useMemo(() => moments(columns), [columns])
}

const joined = (results: readonly { data: SampleColumns[] | undefined }[]): SampleColumns[] =>
  results.flatMap(({ data }) => data ?? [])
