import Box from '@mui/material/Box'
import Paper from '@mui/material/Paper'
import Typography from '@mui/material/Typography'
import type { ReactNode } from 'react'

interface Props {
  title: string
  note?: ReactNode
  action?: ReactNode
  children?: ReactNode
}

/** A titled part of a page. */
export function Section({ title, note, action, children }: Props) {
  return (
    <Paper
      component="section"
      variant="outlined"
      aria-label={title}
      sx={{
        p: 2,
        minWidth: 0,
        display: 'grid',
        gridTemplateColumns: 'minmax(0, 1fr)',
        gap: 1.5,
        alignContent: 'start',
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'start', gap: 2 }}>
        <Box sx={{ flex: 1 }}>
          <Typography component="h2" variant="h3">
            {title}
          </Typography>
          {note && (
            <Typography variant="body2" color="textSecondary">
              {note}
            </Typography>
          )}
        </Box>
        {action}
      </Box>
      {children}
    </Paper>
  )
}
