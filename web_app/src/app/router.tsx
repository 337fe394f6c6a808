import { lazy } from 'react'
import { createBrowserRouter } from 'react-router'
import { AboutPage } from '@/features/about/AboutPage'
import { LivePage } from '@/features/live/LivePage'
import { ModelsPage } from '@/features/models/ModelsPage'
import { BrokenPage } from './BrokenPage'
import { Layout } from './Layout'
import { LostPage } from './LostPage'

// The live page comes at once; what is looked at later is loaded when it is.
const SessionsPage = lazy(async () => ({ default: (await import('@/features/sessions/SessionsPage')).SessionsPage }))
const ReviewPage = lazy(async () => ({ default: (await import('@/features/review/ReviewPage')).ReviewPage }))
const ReportPage = lazy(async () => ({ default: (await import('@/features/review/ReportPage')).ReportPage }))
const ComparePage = lazy(async () => ({ default: (await import('@/features/compare/ComparePage')).ComparePage }))
const SettingsPage = lazy(async () => ({ default: (await import('@/features/settings/SettingsPage')).SettingsPage }))

export const createRouter = () =>
  createBrowserRouter([
    {
      element: <Layout />,
      children: [
        {
          errorElement: <BrokenPage />,
          children: [
            { path: '/', element: <LivePage /> },
            { path: '/sessions', element: <SessionsPage /> },
            { path: '/sessions/:id', element: <ReviewPage /> },
            { path: '/sessions/:id/report', element: <ReportPage /> },
            { path: '/compare', element: <ComparePage /> },
            { path: '/models', element: <ModelsPage /> },
            { path: '/settings', element: <SettingsPage /> },
            { path: '/about', element: <AboutPage /> },
            { path: '*', element: <LostPage /> },
          ],
        },
      ],
    },
  ])
