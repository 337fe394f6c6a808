import Button from '@mui/material/Button'
import { Link } from 'react-router'
import { ListState } from '@/components/ListState'
import { StatePanel } from '@/components/StatePanel'
import { filtersIn, type View } from '../logic/urlState'

/** There are no sessions. */
export const NoSessions = () => (
  <ListState>
    <StatePanel
      drawing="sessions"
      title="No sessions yet"
      text="Record on the Live page or analyse a video, and the session appears here."
    >
      <Button variant="contained" component={Link} to="/">
        Go to Live
      </Button>
      <Button component={Link} to="/videos">
        Analyse a video
      </Button>
    </StatePanel>
  </ListState>
)

/** There are sessions, but none matches. */
export function NoResults({ view, onClear }: { view: View; onClear: () => void }) {
  const filters = filtersIn(view) > 0 ? ', or the filters hide the matches' : ''
  const text = view.search
    ? `No title or note contains “${view.search}”${filters}.`
    : 'No session matches these filters.'
  return (
    <ListState>
      <StatePanel drawing="search" title="No matching sessions" text={text}>
        <Button variant="contained" onClick={onClear}>
          Show all sessions
        </Button>
      </StatePanel>
    </ListState>
  )
}

/** All sessions of this page were just deleted. */
export const EmptiedPage = () => (
  <ListState>
    <StatePanel drawing="sessions" title="This page is empty" text="Undo restores the sessions." />
  </ListState>
)
