import type { QueryClient } from '@tanstack/react-query'
import { createBrowserRouter, type LoaderFunction, type RouteObject } from 'react-router'
import { prefetchReview } from '@/features/review/prefetch'
import { ErrorPage } from './ErrorPage'
import { Layout } from './Layout'
import { LazyPage } from './LazyPage'
import { NotFoundPage } from './NotFoundPage'
import { pages, type PageModule } from './pages'

/** The previous page stays until the next one's code is loaded. `LazyPage` shows a failed load. */
const route = (path: string, page: PageModule, onEnter?: LoaderFunction): RouteObject => ({
  path,
  element: <LazyPage page={page} />,
  loader: async (args, context) => {
    void onEnter?.(args, context)
    await page.load()
    return null
  },
  // The code does not depend on the query string.
  shouldRevalidate: () => false,
})

export const createRouter = (queries: QueryClient) =>
  createBrowserRouter([
    {
      element: <Layout />,
      children: [
        {
          errorElement: <ErrorPage />,
          // The header is there already; nothing else until the page's code is loaded.
          hydrateFallbackElement: <></>,
          children: [
            route('/', pages.live),
            route('/videos', pages.videos),
            route('/sessions', pages.sessions),
            route('/sessions/:id', pages.review, ({ params: { id = '' }, request }) => {
              prefetchReview(queries, id, request.url)
            }),
            route('/sessions/:id/report', pages.report),
            route('/compare', pages.compare),
            route('/models', pages.models),
            route('/settings', pages.settings),
            route('/about', pages.about),
            { path: '*', element: <NotFoundPage /> },
          ],
        },
      ],
    },
  ])
