import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { sessionQuery, videoQuery } from '@/api'
import { Page } from '@/components/Page'
import { sessionTitle } from '@/lib/sessionTitle'
import { useTitle } from '@/lib/title'
import { SessionState } from './components/SessionState'
import { ReviewBody } from './ReviewBody'

const SECOND = 1000

/** The review of a session. */
export function ReviewPage() {
  const { id = '' } = useParams()
  const query = useQuery({
    ...sessionQuery(id),
    refetchInterval: ({ state: { status, data } }) =>
      status === 'error' ? 5 * SECOND : data !== undefined && data.status !== 'complete' && 3 * SECOND,
  })
  useTitle(query.data ? sessionTitle(query.data) : 'Session')
  const video = useQuery({ ...videoQuery(id), enabled: query.data?.source === 'video' })
  // Waits for the video too, so that nothing moves when it appears.
  const ready = query.data?.source !== 'video' || !video.isPending
  if (query.data && ready)
    return <ReviewBody key={id} session={query.data} away={query.isError} onRetry={() => void query.refetch()} />
  return (
    <Page>
      <SessionState error={query.error} onRetry={() => void query.refetch()} />
    </Page>
  )
}
