import Box from '@mui/material/Box'
import Paper from '@mui/material/Paper'
import Typography from '@mui/material/Typography'
import type { ReactNode } from 'react'

interface Props {
  area: string
  title: string
  note: string
  action?: ReactNode
  children: ReactNode
}

/** A titled part of the live page. */
export function Panel({ area, title, note, action, children }: Props) {
  return (
    <Paper
      component="section"
      variant="outlined"
      aria-label={title}
      sx={{
        gridArea: area,
        minWidth: 0,
        minHeight: 0,
        px: 2,
        py: 1.5,
        display: 'flex',
        flexDirection: 'column',
        gap: 1,
        position: 'relative',
      }}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'start', gap: 1 }}>
        <Box sx={{ flex: '1 1 14rem' }}>
          <Typography component="h2" variant="h3">
            {title}
          </Typography>
          <Typography variant="body2" color="textSecondary">
            {note}
          </Typography>
        </Box>
        {action}
      </Box>
      {children}
    </Paper>
  )
}
