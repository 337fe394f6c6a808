import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { sessionQuery } from '@/api'
import { Page } from '@/components/Page'
import { SessionState } from './components/SessionState'
import { ReviewBody } from './ReviewBody'

const SECOND = 1000

/** A recorded session: at a glance, over time, and who was seen. */
export function ReviewPage() {
  const { id = '' } = useParams()
  const query = useQuery({
    ...sessionQuery(id),
    refetchInterval: ({ state: { status, data } }) =>
      status === 'error' ? 5 * SECOND : data?.status === 'recording' && 3 * SECOND,
  })
  if (query.data)
    return <ReviewBody key={id} session={query.data} away={query.isError} onAsk={() => void query.refetch()} />
  return (
    <Page>
      <SessionState error={query.error} onAsk={() => void query.refetch()} />
    </Page>
  )
}
