import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import type { ReactNode } from 'react'
import { StatePanel } from './StatePanel'

/** A state in place of a list. */
export const ListState = ({ children }: { children: ReactNode }) => (
  <Box sx={{ display: 'grid', placeItems: 'center', minHeight: '24rem' }}>{children}</Box>
)

interface ListAwayProps {
  title: string
  reason: string
  onRetry: () => void
}

/** In place of a list that could not be loaded. */
export const ListOffline = ({ title, reason, onRetry }: ListAwayProps) => (
  <ListState>
    <StatePanel drawing="offline" title={title} text={`${reason} Retrying every few seconds; nothing is lost.`}>
      <Button variant="contained" onClick={onRetry}>
        Retry now
      </Button>
    </StatePanel>
  </ListState>
)
