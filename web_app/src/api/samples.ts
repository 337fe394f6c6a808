import { queryOptions } from '@tanstack/react-query'
import { getSamples, type SampleColumns } from './generated'
import { sessionQuery } from './sessions'
import { unwrap } from './unwrap'

const SECOND = 1000

/** A part of a session, milliseconds from its start. */
export interface TimeRange {
  from: number
  to: number
}

/** Every sample of a part of a session with its box, as the columns of one or several responses. */
export const samplesQuery = (id: string, { from, to }: TimeRange) =>
  queryOptions({
    queryKey: [...sessionQuery(id).queryKey, 'samples', from, to],
    queryFn: async ({ signal }) => {
      const columns: SampleColumns[] = []
      for (let next = from; next < to; ) {
        const part = await unwrap(getSamples({ path: { session_id: id }, query: { from: next, to }, signal }))
        columns.push(part)
        next = part.to > next ? part.to : to
      }
      return columns
    },
    retry: false,
    structuralSharing: false,
    refetchInterval: ({ state: { status } }) => status === 'error' && 5 * SECOND,
  })
