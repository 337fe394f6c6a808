import Box from '@mui/material/Box'
import Stack from '@mui/material/Stack'
import Typography from '@mui/material/Typography'
import type { ReactNode } from 'react'
import type { DrawingName } from './drawings'
import { Illustration } from './Illustration'

export interface StateText {
  drawing: DrawingName
  title: string
  text: ReactNode
}

interface StatePanelProps extends StateText {
  heading?: 'h1' | 'h2'
  children?: ReactNode
}

/** A full-size state: a drawing, what happened, and one clear action. */
export function StatePanel({ drawing, title, text, heading = 'h2', children }: StatePanelProps) {
  return (
    <Stack
      role="status"
      sx={{ alignItems: 'center', textAlign: 'center', gap: 1, maxWidth: '30rem', p: { xs: 2, sm: 3 } }}
    >
      <Box sx={{ mb: 1 }}>
        <Illustration name={drawing} />
      </Box>
      <Typography component={heading} variant="h2">
        {title}
      </Typography>
      <Typography component="div" color="textSecondary" sx={{ textWrap: 'balance' }}>
        {text}
      </Typography>
      {children && <Stack sx={{ mt: 2, gap: 1, alignItems: 'center' }}>{children}</Stack>}
    </Stack>
  )
}
