import Box from '@mui/material/Box'
import { useEffect, useMemo } from 'react'
import { AwayLine } from '@/components/AwayLine'
import { counted } from '@/lib/amounts'
import { reasonOf } from '@/lib/reason'
import { ListAway } from '@/components/ListState'
import { filtersIn, PER_PAGE, WHOLE, type View } from '../reading/address'
import { useErasures } from '../useErasures'
import { useList } from '../useList'
import type { ChangeView } from '../useView'
import { Diary } from './Diary'
import { ListSkeleton } from './ListSkeleton'
import { Notices } from './Notices'
import { Pages } from './Pages'
import { NothingFound, NothingRecorded, PageEmptied } from './States'

interface Props {
  view: View
  onChange: ChangeView
  addressOf: (change: Partial<View>) => string
}

/** The sessions of a view in whatever state they are, their pages, and what is being deleted. */
export function SessionList({ view, onChange, addressOf }: Props) {
  const { list, at, changing, failure, ask } = useList(view)
  const erased = useErasures()
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
    if (hidden > 0) return <PageEmptied />
    if (narrowed) return <NothingFound view={view} onClear={() => onChange({ ...WHOLE, sort: view.sort })} />
    return <NothingRecorded />
  }
  return (
    <>
      {list && failure && (
        <Box sx={{ mt: 2 }}>
          <AwayLine
            text={`${reasonOf(failure)} This is the list as it was; it is asked for again every few seconds.`}
            onAsk={ask}
          />
        </Box>
      )}
      {!list && !failure && <ListSkeleton />}
      {!list && failure && <ListAway title="The sessions did not come" reason={reasonOf(failure)} onAsk={ask} />}
      {list && (
        <Box aria-busy={changing} sx={{ opacity: changing ? 0.6 : 1, transition: 'opacity 120ms 80ms' }}>
          <Diary
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
      <Notices {...erased} />
    </>
  )
}
