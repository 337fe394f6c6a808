import Button from '@mui/material/Button'
import Skeleton from '@mui/material/Skeleton'
import Typography from '@mui/material/Typography'
import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import { RequestRejected, sessionQuery } from '@/api'
import { Page } from '@/components/Page'
import { useTitle } from '@/lib/title'
import { ComparisonView } from './components/ComparisonView'
import { CompareState } from './components/CompareState'
import { SessionPicker } from './components/SessionPicker'
import { toggle, type Selection } from './logic/urlState'
import { useSelection } from './useSelection'

const DAMAGED = 409

/** Compares two to six sessions. */
export function ComparePage() {
  useTitle('Compare')
  const [chosen, choose] = useSelection()
  return (
    <Page>
      <div>
        <Typography component="h1" variant="h1">
          Compare
        </Typography>
        <Typography color="textSecondary">
          How sessions differ from the first one, with confidence intervals.
        </Typography>
      </div>
      <Body chosen={chosen} onChoose={choose} />
    </Page>
  )
}

function Body({ chosen, onChoose }: { chosen: Selection; onChoose: (next: Selection) => void }) {
  const [picking, setPicking] = useState(chosen.sessions.length < 2)
  const queries = useQueries({ queries: chosen.sessions.map(sessionQuery) })
  const gone = chosen.sessions.filter((_, place) => queries[place]?.error instanceof RequestRejected)
  const damaged = queries.some(({ error }) => error instanceof RequestRejected && error.status === DAMAGED)
  const sessions = queries.flatMap(({ data }) => (data ? [data] : []))
  if (gone.length > 0) {
    const rest = gone.reduce(toggle, chosen)
    return (
      <CompareState
        drawing="not-found"
        title={missingTitle(gone.length, damaged)}
        text={damaged ? 'The stored data is damaged.' : missingText(gone.length)}
      >
        <Button
          variant="contained"
          onClick={() => {
            onChoose(rest)
          }}
        >
          Continue without {gone.length === 1 ? 'it' : 'them'}
        </Button>
      </CompareState>
    )
  }
  const enough = chosen.sessions.length >= 2
  if (picking || !enough) {
    return (
      <>
        <SessionPicker chosen={chosen} onChoose={onChoose} />
        <Button
          variant="contained"
          disabled={!enough}
          onClick={() => {
            setPicking(false)
          }}
          sx={{ justifySelf: 'end', position: 'sticky', bottom: 16 }}
        >
          {enough ? `Compare ${String(chosen.sessions.length)} sessions` : 'Compare'}
        </Button>
      </>
    )
  }
  if (sessions.length < chosen.sessions.length) {
    if (queries.every(({ error }) => !error)) return <Skeleton variant="rounded" height={480} />
    return (
      <CompareState
        drawing="offline"
        title="Couldn’t load the sessions"
        text="The service isn’t responding. Retrying every few seconds; nothing is lost."
      />
    )
  }
  return (
    <ComparisonView
      sessions={sessions}
      chosen={chosen}
      onChoose={onChoose}
      onPick={() => {
        setPicking(true)
      }}
    />
  )
}

function missingTitle(count: number, damaged: boolean): string {
  if (damaged) return count === 1 ? 'A session can’t be read' : 'Some sessions can’t be read'
  return count === 1 ? 'A session was not found' : 'Some sessions were not found'
}

const missingText = (count: number): string =>
  `${count === 1 ? 'It was' : 'They were'} deleted, or the address is mistyped.`
