import Button from '@mui/material/Button'
import { Link } from 'react-router'
import { ListState } from '@/components/ListState'
import { StatePanel } from '@/components/StatePanel'
import { filtersIn, type View } from '../logic/urlState'

/** No session was ever recorded, or all are erased. */
export const NoSessions = () => (
  <ListState>
    <StatePanel
      drawing="sessions"
      title="Nothing recorded yet"
      text="Press Record on the live page, or hand over a video: what is seen is kept here, second by second."
    >
      <Button variant="contained" component={Link} to="/">
        Go to the live page
      </Button>
      <Button component={Link} to="/videos">
        Analyse a video
      </Button>
    </StatePanel>
  </ListState>
)

/** There are sessions, but none that fits. */
export function NoResults({ view, onClear }: { view: View; onClear: () => void }) {
  const filters = filtersIn(view) > 0 ? ', or the filters hide what does' : ''
  const text = view.search
    ? `Neither title nor notes hold “${view.search}”${filters}.`
    : 'None has these dates, this source or this length.'
  return (
    <ListState>
      <StatePanel drawing="search" title="No session fits" text={text}>
        <Button variant="contained" onClick={onClear}>
          Show all sessions
        </Button>
      </StatePanel>
    </ListState>
  )
}

/** Every session of this page was just deleted. */
export const EmptiedPage = () => (
  <ListState>
    <StatePanel drawing="sessions" title="Nothing is left on this page" text="Undo brings these sessions back." />
  </ListState>
)
