import Skeleton from '@mui/material/Skeleton'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { comparisonQuery, type SessionDetail } from '@/api'
import { OfflineBanner } from '@/components/OfflineBanner'
import { zerosOf } from '../logic/alignment'
import type { Selection } from '../logic/urlState'
import { ComparedSessions } from './ComparedSessions'
import { Differences } from './Differences'
import { IndexChart } from './IndexChart'
import { SharesTable } from './SharesTable'

interface Props {
  sessions: readonly SessionDetail[]
  chosen: Selection
  onChoose: (next: Selection) => void
  onPick: () => void
}

/** The comparison of loaded sessions. */
export function ComparisonView({ sessions, chosen, onChoose, onPick }: Props) {
  const zeros = zerosOf(sessions, chosen.markers)
  const query = useQuery({
    ...comparisonQuery({
      sessions: chosen.sessions.join(','),
      zeros: zeros.join(','),
      ...(chosen.span ?? {}),
      buckets: 400,
    }),
    placeholderData: keepPreviousData,
  })
  const comparison = query.data
  return (
    <>
      <ComparedSessions sessions={sessions} chosen={chosen} onChoose={onChoose} onPick={onPick} />
      {query.isError && (
        <OfflineBanner
          text="Couldn’t compare: the service isn’t responding. Retrying every few seconds."
          onRetry={() => void query.refetch()}
        />
      )}
      {comparison ? (
        <>
          <Differences comparison={comparison} />
          <IndexChart
            comparison={comparison}
            bounds={{
              from: Math.min(...sessions.map(({ from }, place) => from - (zeros[place] ?? 0))),
              to: Math.max(...sessions.map(({ to }, place) => to - (zeros[place] ?? 0))),
            }}
            onChoose={(span) => {
              onChoose({ ...chosen, span })
            }}
          />
          <SharesTable comparison={comparison} />
        </>
      ) : (
        !query.isError && <Skeleton variant="rounded" height={480} />
      )}
    </>
  )
}
