import Skeleton from '@mui/material/Skeleton'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { comparisonQuery, type SessionDetail } from '@/api'
import { AwayLine } from '@/components/AwayLine'
import { zerosOf } from '../reading/alignment'
import type { Chosen } from '../reading/address'
import { ChosenSessions } from './ChosenSessions'
import { Differences } from './Differences'
import { IndexTogether } from './IndexTogether'
import { SharesTable } from './SharesTable'

interface Props {
  sessions: readonly SessionDetail[]
  chosen: Chosen
  onChoose: (next: Chosen) => void
  onPick: () => void
}

/** The comparison of sessions that are there. */
export function Compared({ sessions, chosen, onChoose, onPick }: Props) {
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
      <ChosenSessions sessions={sessions} chosen={chosen} onChoose={onChoose} onPick={onPick} />
      {query.isError && (
        <AwayLine
          text="The service does not answer, so this cannot be compared; it is asked again every few seconds."
          onAsk={() => void query.refetch()}
        />
      )}
      {comparison ? (
        <>
          <Differences comparison={comparison} />
          <IndexTogether
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
