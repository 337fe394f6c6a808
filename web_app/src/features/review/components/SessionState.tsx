import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Skeleton from '@mui/material/Skeleton'
import { Link } from 'react-router'
import { RequestRejected } from '@/api'
import { StatePanel } from '@/components/StatePanel'

const DAMAGED = 409

/** In place of a session that is loading, missing, damaged or out of reach. */
export function SessionState({ error, onRetry }: { error: Error | null; onRetry: () => void }) {
  if (!error) {
    return (
      <Box role="status" aria-label="Loading the session" sx={{ display: 'grid', gap: 2 }}>
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
          title={damaged ? 'This session is damaged' : 'Session not found'}
          text={damaged ? error.message : 'It was deleted, or the address is mistyped.'}
        >
          <Button component={Link} to="/sessions" variant="contained">
            Show all sessions
          </Button>
        </StatePanel>
      ) : (
        <StatePanel
          drawing="offline"
          heading="h1"
          title="Couldn’t load the session"
          text="The service isn’t responding. Retrying every few seconds; nothing is lost."
        >
          <Button variant="contained" onClick={onRetry}>
            Retry now
          </Button>
        </StatePanel>
      )}
    </Box>
  )
}
