import CssBaseline from '@mui/material/CssBaseline'
import { ThemeProvider } from '@mui/material/styles'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { RouterProvider } from 'react-router'
import { recordingSync } from '@/sync'
import { LiveSessionProvider } from './live/LiveSessionProvider'
import { preloadPages } from './loading'
import { pages } from './pages'
import { createRouter } from './router'
import { theme } from './theme'

/** The service often runs on this computer and responds without a network too. */
const ALWAYS = { networkMode: 'always' } as const

export function App() {
  const [queries] = useState(() => new QueryClient({ defaultOptions: { queries: ALWAYS, mutations: ALWAYS } }))
  const [router] = useState(() => createRouter(queries))
  useEffect(() => recordingSync.start(), [])
  useEffect(() => {
    const stopped = new AbortController()
    void preloadPages(Object.values(pages), stopped.signal)
    return () => {
      stopped.abort()
    }
  }, [])
  return (
    <ThemeProvider theme={theme} defaultMode="system">
      <CssBaseline />
      <QueryClientProvider client={queries}>
        <LiveSessionProvider>
          <RouterProvider router={router} />
        </LiveSessionProvider>
      </QueryClientProvider>
    </ThemeProvider>
  )
}
