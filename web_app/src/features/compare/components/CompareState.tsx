import Box from '@mui/material/Box'
import type { ReactNode } from 'react'
import { StatePanel, type StateText } from '@/components/StatePanel'

/** In place of a comparison. */
export function CompareState({ children, ...state }: StateText & { children?: ReactNode }) {
  return (
    <Box sx={{ display: 'grid', placeItems: 'center', minHeight: '50dvh' }}>
      <StatePanel {...state}>{children}</StatePanel>
    </Box>
  )
}
