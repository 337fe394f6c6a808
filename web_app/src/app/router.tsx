import { createBrowserRouter } from 'react-router'
import { AboutPage } from '@/features/about/AboutPage'
import { LivePage } from '@/features/live/LivePage'
import { ModelsPage } from '@/features/models/ModelsPage'
import { Layout } from './Layout'
import { LostPage } from './LostPage'

/** The live page comes at once; what is looked at later is loaded when it is. */
export const createRouter = () =>
  createBrowserRouter([
    {
      element: <Layout />,
      // Nothing to show for the moment until a page's code is there.
      hydrateFallbackElement: <></>,
      children: [
        { path: '/', element: <LivePage /> },
        { path: '/models', element: <ModelsPage /> },
        { path: '/about', element: <AboutPage /> },
        {
          path: '/sessions',
          lazy: async () => ({ Component: (await import('@/features/sessions/SessionsPage')).SessionsPage }),
        },
        {
          path: '/sessions/:id',
          lazy: async () => ({ Component: (await import('@/features/review/ReviewPage')).ReviewPage }),
        },
        {
          path: '/sessions/:id/report',
          lazy: async () => ({ Component: (await import('@/features/review/ReportPage')).ReportPage }),
        },
        {
          path: '/compare',
          lazy: async () => ({ Component: (await import('@/features/compare/ComparePage')).ComparePage }),
        },
        {
          path: '/settings',
          lazy: async () => ({ Component: (await import('@/features/settings/SettingsPage')).SettingsPage }),
        },
        { path: '*', element: <LostPage /> },
      ],
    },
  ])
