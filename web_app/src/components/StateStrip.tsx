import Box from '@mui/material/Box'
import Paper from '@mui/material/Paper'
import Typography from '@mui/material/Typography'
import type { ReactNode } from 'react'
import { Illustration } from './Illustration'
import type { StateText } from './StatePanel'

/** A state shown over the lower part of a running video. */
export function StateStrip({ drawing, title, text, children }: StateText & { children?: ReactNode }) {
  return (
    <Paper
      role="status"
      variant="outlined"
      sx={{ display: 'flex', alignItems: 'center', gap: 2, px: 2, py: 1.5, maxWidth: '40rem', mx: 'auto' }}
    >
      <Box sx={{ display: { xs: 'none', sm: 'block' } }}>
        <Illustration name={drawing} width={88} />
      </Box>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Typography component="h2" variant="subtitle1">
          {title}
        </Typography>
        <Typography component="div" variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
          {text}
        </Typography>
      </Box>
      {children}
    </Paper>
  )
}
