import Box from '@mui/material/Box'
import { useEffect, useMemo } from 'react'
import { OfflineBanner } from '@/components/OfflineBanner'
import { counted } from '@/lib/amounts'
import { errorMessage } from '@/lib/errorMessage'
import { ListOffline } from '@/components/ListState'
import { filtersIn, PER_PAGE, WHOLE, type View } from '../logic/urlState'
import { usePendingDeletions } from '../usePendingDeletions'
import { useList } from '../useList'
import type { ChangeView } from '../useView'
import { SessionDays } from './SessionDays'
import { ListSkeleton } from './ListSkeleton'
import { DeletionNotices } from './DeletionNotices'
import { Pages } from './Pages'
import { NoResults, NoSessions, EmptiedPage } from './EmptyStates'

interface Props {
  view: View
  onChange: ChangeView
  addressOf: (change: Partial<View>) => string
}

/** The sessions of a view, their pages and pending deletions, or why there are none. */
export function SessionList({ view, onChange, addressOf }: Props) {
  const { list, at, changing, failure, retry } = useList(view)
  const erased = usePendingDeletions()
  const shown = useMemo(() => list?.sessions.filter(({ id }) => !erased.gone.has(id)) ?? [], [list, erased.gone])
  const hidden = (list?.sessions.length ?? 0) - shown.length
  const total = (list?.total ?? 0) - hidden
  const narrowed = view.search !== '' || filtersIn(view) > 0
  const lastPage = Math.max(1, Math.ceil((list?.total ?? 0) / PER_PAGE))
  const beyond = list !== undefined && !changing && !failure && view.page > lastPage
  useEffect(() => {
    if (beyond) onChange({ page: lastPage }, { replace: true })
  })
  const none = () => {
    if (hidden > 0) return <EmptiedPage />
    if (narrowed) return <NoResults view={view} onClear={() => onChange({ ...WHOLE, sort: view.sort })} />
    return <NoSessions />
  }
  return (
    <>
      {list && failure && (
        <Box sx={{ mt: 2 }}>
          <OfflineBanner
            text={`${errorMessage(failure)} The list may be out of date. Retrying every few seconds.`}
            onRetry={retry}
          />
        </Box>
      )}
      {!list && !failure && <ListSkeleton />}
      {!list && failure && (
        <ListOffline title="Couldn’t load sessions" reason={errorMessage(failure)} onRetry={retry} />
      )}
      {list && (
        <Box aria-busy={changing} sx={{ opacity: changing ? 0.6 : 1, transition: 'opacity 120ms 80ms' }}>
          <SessionDays
            shown={shown}
            inTime={view.sort === 'newest' || view.sort === 'oldest'}
            now={at}
            gone={erased.gone}
            summary={narrowed ? `${counted(total, 'session')} found` : counted(total, 'session')}
          />
          {shown.length === 0 && !beyond && none()}
          <Pages page={view.page} total={list.total} addressOf={addressOf} />
        </Box>
      )}
      <DeletionNotices {...erased} />
    </>
  )
}
