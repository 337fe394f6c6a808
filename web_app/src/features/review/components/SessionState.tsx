import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Skeleton from '@mui/material/Skeleton'
import { Link } from 'react-router'
import { RequestRejected } from '@/api'
import { StatePanel } from '@/components/StatePanel'

const DAMAGED = 409

/** What stands in place of a session that is not there yet, not there at all, damaged, or out of reach. */
export function SessionState({ error, onAsk }: { error: Error | null; onAsk: () => void }) {
  if (!error) {
    return (
      <Box role="status" aria-label="The session is loading" sx={{ display: 'grid', gap: 2 }}>
        <Skeleton variant="rounded" height={72} />
        <Skeleton variant="rounded" height={160} />
        <Skeleton variant="rounded" height={420} />
      </Box>
    )
  }
  const gone = error instanceof RequestRejected
  const damaged = gone && error.status === DAMAGED
  return (
    <Box sx={{ display: 'grid', placeItems: 'center', minHeight: '60dvh' }}>
      {gone ? (
        <StatePanel
          drawing="not-found"
          heading="h1"
          title={damaged ? 'This session is damaged' : 'There is no such session'}
          text={damaged ? error.message : 'It was deleted, or its address is mistyped.'}
        >
          <Button component={Link} to="/sessions" variant="contained">
            See all sessions
          </Button>
        </StatePanel>
      ) : (
        <StatePanel
          drawing="offline"
          heading="h1"
          title="The service does not answer"
          text="It holds the sessions, and nothing of them is lost; it is asked again every few seconds."
        >
          <Button variant="contained" onClick={onAsk}>
            Ask now
          </Button>
        </StatePanel>
      )}
    </Box>
  )
}
