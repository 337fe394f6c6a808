import type { QueryClient } from '@tanstack/react-query'
import { createBrowserRouter } from 'react-router'
import { askEarly } from '@/features/review/askEarly'
import { BrokenPage } from './BrokenPage'
import { Layout } from './Layout'
import { LostPage } from './LostPage'

/** Each page's code comes when it is looked at; what a session's page will ask for is asked meanwhile. */
export const createRouter = (queries: QueryClient) =>
  createBrowserRouter([
    {
      element: <Layout />,
      children: [
        {
          errorElement: <BrokenPage />,
          // The header stands already; nothing else for the moment until a page's code is there.
          hydrateFallbackElement: <></>,
          children: [
            {
              path: '/',
              lazy: { Component: async () => (await import('@/features/live/LivePage')).LivePage },
            },
            {
              path: '/videos',
              lazy: { Component: async () => (await import('@/features/videos/VideosPage')).VideosPage },
            },
            {
              path: '/sessions',
              lazy: { Component: async () => (await import('@/features/sessions/SessionsPage')).SessionsPage },
            },
            {
              path: '/sessions/:id',
              loader: ({ params: { id = '' }, request }) => {
                askEarly(queries, id, request.url)
                return null
              },
              lazy: { Component: async () => (await import('@/features/review/ReviewPage')).ReviewPage },
            },
            {
              path: '/sessions/:id/report',
              lazy: { Component: async () => (await import('@/features/review/ReportPage')).ReportPage },
            },
            {
              path: '/compare',
              lazy: { Component: async () => (await import('@/features/compare/ComparePage')).ComparePage },
            },
            {
              path: '/models',
              lazy: { Component: async () => (await import('@/features/models/ModelsPage')).ModelsPage },
            },
            {
              path: '/settings',
              lazy: { Component: async () => (await import('@/features/settings/SettingsPage')).SettingsPage },
            },
            {
              path: '/about',
              lazy: { Component: async () => (await import('@/features/about/AboutPage')).AboutPage },
            },
            { path: '*', element: <LostPage /> },
          ],
        },
      ],
    },
  ])
