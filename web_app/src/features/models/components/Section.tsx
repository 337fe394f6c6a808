import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import type { ReactNode } from 'react'

interface Props {
  title: string
  /** What it shows and how to read it. */
  note?: ReactNode
  action?: ReactNode
  children?: ReactNode
}

/** A part of a model's card; parts of neighbouring cards share their height. */
export function Section({ title, note, action, children }: Props) {
  return (
    <Box
      component="section"
      sx={{
        borderTop: 1,
        borderColor: 'divider',
        px: { xs: 2, sm: 3 },
        py: 2.5,
        minWidth: 0,
        display: 'grid',
        alignContent: 'start',
        gap: 1.5,
      }}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'start', columnGap: 2, rowGap: 1 }}>
        <Box sx={{ flex: '1 1 16rem' }}>
          <Typography component="h3" variant="h3">
            {title}
          </Typography>
          {note && (
            <Typography component="div" variant="body2" color="textSecondary" sx={{ textWrap: 'pretty' }}>
              {note}
            </Typography>
          )}
        </Box>
        {action}
      </Box>
      {children}
    </Box>
  )
}
