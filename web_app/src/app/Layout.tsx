import Box from '@mui/material/Box'
import { Outlet } from 'react-router'
import { NoticeDialog } from '@/features/about/NoticeDialog'
import { SyncNotice } from './SyncNotice'
import { Header } from './Header'
import { FinishedNotice } from './live/FinishedNotice'
import { LiveNotice } from './live/LiveNotice'

export function Layout() {
  return (
    <Box sx={{ minHeight: '100dvh', display: 'flex', flexDirection: 'column' }}>
      <Box
        component="a"
        href="#main"
        sx={{
          position: 'absolute',
          left: 8,
          top: -64,
          zIndex: 2000,
          p: 1.5,
          bgcolor: 'background.paper',
          '&:focus': { top: 8 },
        }}
      >
        Skip to content
      </Box>
      <Header />
      <Box
        component="main"
        id="main"
        tabIndex={-1}
        sx={{ flex: 1, display: 'flex', flexDirection: 'column', outline: 'none' }}
      >
        <Outlet />
      </Box>
      <Box
        sx={{
          position: 'fixed',
          zIndex: 'snackbar',
          inset: 'auto 0 0 0',
          p: { xs: 1, sm: 3 },
          display: 'grid',
          justifyItems: 'center',
          gap: 1,
          pointerEvents: 'none',
        }}
      >
        <LiveNotice />
        <SyncNotice />
      </Box>
      <FinishedNotice />
      <NoticeDialog />
    </Box>
  )
}
