import Box from '@mui/material/Box'
import type { ReactNode } from 'react'

interface Props {
  /** The maximum width. */
  width?: string
  gap?: number
  children: ReactNode
}

/** A centred column with the parts of a page. */
export function Page({ width = '92rem', gap = 2, children }: Props) {
  return (
    <Box
      sx={{
        width: '100%',
        maxWidth: width,
        mx: 'auto',
        px: { xs: 1.5, sm: 3 },
        py: { xs: 2, sm: 3 },
        display: 'grid',
        gridTemplateColumns: 'minmax(0, 1fr)',
        gap,
      }}
    >
      {children}
    </Box>
  )
}
