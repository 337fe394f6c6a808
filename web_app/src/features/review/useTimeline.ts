import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { timelineQuery, type SessionDetail } from '@/api'
import { lengthOf, sameSpan, type Span } from '@/lib/span'

/** The columns of a span. One request at a time: the newest span waits, and the previous columns stay on show. */
export function useTimeline(session: SessionDetail, span: Span, buckets: number) {
  const [asked, setAsked] = useState({ span, buckets })
  const bounds = { from: session.from, to: session.to }
  const query = useQuery({
    ...timelineQuery(session.id, { ...part(asked.span, bounds), buckets: asked.buckets }),
    // Comparing columns with the previous ones costs more than drawing them.
    structuralSharing: false,
    staleTime: session.status === 'complete' ? Infinity : 0,
  })
  if (!query.isFetching && !(sameSpan(asked.span, span) && asked.buckets === buckets)) setAsked({ span, buckets })
  return query
}

/** Whole milliseconds, as in the URL: a span on its way and the settled one are the same request. */
const part = (span: Span, bounds: Span) =>
  lengthOf(span) >= lengthOf(bounds) ? {} : { from: Math.round(span.from), to: Math.round(span.to) }
