import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { StatePanel } from '@/components/StatePanel'
import { filtersIn, type View } from '../reading/address'

const Middle = ({ children }: { children: ReactNode }) => (
  <Box sx={{ display: 'grid', placeItems: 'center', minHeight: '24rem' }}>{children}</Box>
)

/** No session was ever recorded, or all are erased. */
export const NothingRecorded = () => (
  <Middle>
    <StatePanel
      drawing="diary"
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
  </Middle>
)

/** There are sessions, but none that fits. */
export function NothingFound({ view, onClear }: { view: View; onClear: () => void }) {
  const filters = filtersIn(view) > 0 ? ', or the filters hide what does' : ''
  const text = view.search
    ? `Neither title nor notes hold “${view.search}”${filters}.`
    : 'None has these dates, this source or this length.'
  return (
    <Middle>
      <StatePanel drawing="search" title="No session fits" text={text}>
        <Button variant="contained" onClick={onClear}>
          Show all sessions
        </Button>
      </StatePanel>
    </Middle>
  )
}

/** Every session of this page was just deleted. */
export const PageEmptied = () => (
  <Middle>
    <StatePanel drawing="diary" title="Nothing is left on this page" text="Undo brings these sessions back." />
  </Middle>
)

/** The service is away and nothing was there before. */
export const ListAway = ({ reason, onAsk }: { reason: string; onAsk: () => void }) => (
  <Middle>
    <StatePanel
      drawing="away"
      title="The sessions did not come"
      text={`${reason} It is asked again every few seconds; nothing is lost.`}
    >
      <Button variant="contained" onClick={onAsk}>
        Ask now
      </Button>
    </StatePanel>
  </Middle>
)
