import { createBrowserRouter } from 'react-router'
import { AboutPage } from '@/features/about/AboutPage'
import { LivePage } from '@/features/live/LivePage'
import { ModelsPage } from '@/features/models/ModelsPage'
import { Layout } from './Layout'
import { LostPage } from './LostPage'

export const createRouter = () =>
  createBrowserRouter([
    {
      element: <Layout />,
      children: [
        { path: '/', element: <LivePage /> },
        { path: '/models', element: <ModelsPage /> },
        { path: '/about', element: <AboutPage /> },
        { path: '*', element: <LostPage /> },
      ],
    },
  ])
