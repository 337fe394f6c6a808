import Box from '@mui/material/Box'
import type { ReactNode } from 'react'
import { StatePanel, type StateText } from '@/components/StatePanel'

/** A state in place of a whole page. */
export function FullPageState({ children, ...state }: StateText & { children: ReactNode }) {
  return (
    <Box sx={{ display: 'grid', placeItems: 'center', minHeight: '60dvh' }}>
      <StatePanel heading="h1" {...state}>
        {children}
      </StatePanel>
    </Box>
  )
}
