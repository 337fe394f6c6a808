import Paper from '@mui/material/Paper'
import Typography from '@mui/material/Typography'
import type { ReactNode } from 'react'

/** A message at the foot of the window, on any page. */
export function Notice({ text, action }: { text: string; action: ReactNode }) {
  return (
    <Paper
      role="status"
      elevation={6}
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 2,
        pl: 2,
        pr: 1,
        py: 1,
        border: 1,
        borderColor: 'divider',
        maxWidth: '40rem',
        pointerEvents: 'auto',
      }}
    >
      <Typography variant="body2">{text}</Typography>
      {action}
    </Paper>
  )
}
