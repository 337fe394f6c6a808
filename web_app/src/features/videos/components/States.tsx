import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import type { ReactNode } from 'react'
import { StatePanel } from '@/components/StatePanel'

const Middle = ({ children }: { children: ReactNode }) => (
  <Box sx={{ display: 'grid', placeItems: 'center', minHeight: '24rem' }}>{children}</Box>
)

/** No video was ever sent, or all are erased. */
export const NothingYet = () => (
  <Middle>
    <StatePanel
      drawing="films"
      title="No videos yet"
      text="A video is read on the computer that runs Mien, and what was seen becomes a session to review. The file itself is erased then, unless you keep it."
    />
  </Middle>
)

/** The service is away and nothing was there before. */
export const ListAway = ({ reason, onAsk }: { reason: string; onAsk: () => void }) => (
  <Middle>
    <StatePanel
      drawing="away"
      title="The videos did not come"
      text={`${reason} It is asked again every few seconds; nothing is lost.`}
    >
      <Button variant="contained" onClick={onAsk}>
        Ask now
      </Button>
    </StatePanel>
  </Middle>
)
