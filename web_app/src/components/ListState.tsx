import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import type { ReactNode } from 'react'
import { StatePanel } from './StatePanel'

/** A state in the place of a list. */
export const ListState = ({ children }: { children: ReactNode }) => (
  <Box sx={{ display: 'grid', placeItems: 'center', minHeight: '24rem' }}>{children}</Box>
)

interface ListAwayProps {
  title: string
  reason: string
  onAsk: () => void
}

/** The service is away and nothing was there before. */
export const ListOffline = ({ title, reason, onAsk }: ListAwayProps) => (
  <ListState>
    <StatePanel
      drawing="offline"
      title={title}
      text={`${reason} It is asked again every few seconds; nothing is lost.`}
    >
      <Button variant="contained" onClick={onAsk}>
        Ask now
      </Button>
    </StatePanel>
  </ListState>
)
