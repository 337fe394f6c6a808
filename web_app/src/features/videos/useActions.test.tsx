import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, expect, it } from 'vitest'
import { videosQuery, type Video } from '@/api'
import { client } from '@/api/generated/client.gen'
import { rowsOf } from './logic/rows'
import { videoOf } from './logic/testSamples'
import { useActions } from './useActions'

afterEach(() => void client.setConfig({ baseUrl: '', fetch: globalThis.fetch }))

/** The actions over a list of this one video, and what the service was asked to do. */
function over(video: Video, answer: () => Promise<Response>) {
  const asked: string[] = []
  client.setConfig({
    baseUrl: 'http://mien.test',
    fetch: (request) => {
      asked.push(`${(request as Request).method} ${new URL((request as Request).url).pathname}`)
      return answer()
    },
  })
  const queries = new QueryClient()
  const limits = { waiting: 1, max_bytes: 1, max_duration_ms: 1 }
  queries.setQueryData(videosQuery.queryKey, { videos: [video], ...limits })
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queries}>{children}</QueryClientProvider>
  )
  const { result } = renderHook(() => useActions(), { wrapper })
  return {
    asked,
    actions: result.current.actions,
    failure: () => result.current.failures.get(video.id),
    listed: () => queries.getQueryData(videosQuery.queryKey)?.videos ?? [],
    row: rowsOf([], [video])[0] ?? ({} as never),
  }
}

const done = () => Promise.resolve(new Response(null, { status: 204 }))
const away = () => Promise.reject(new TypeError('no network'))
const running = videoOf('a', { status: 'running', progress: 0.4 })

it('cancels, removes and erases, and shows it at once', async () => {
  const cancelled = over(running, done)
  act(() => cancelled.actions.onCancel(cancelled.row))
  await waitFor(() => expect(cancelled.listed()[0]?.status).toBe('cancelled'))
  expect(cancelled.asked).toEqual(['DELETE /api/videos/a'])
  const removed = over(videoOf('a', { status: 'failed' }), done)
  act(() => removed.actions.onRemove(removed.row))
  await waitFor(() => expect(removed.listed()).toEqual([]))
  expect(removed.asked).toEqual(['DELETE /api/sessions/a'])
  const erased = over(videoOf('a', { keep: true, kept: true }), done)
  act(() => erased.actions.onDeleteFile(erased.row))
  await waitFor(() => expect(erased.listed()[0]?.kept).toBe(false))
  expect(erased.asked).toEqual(['DELETE /api/videos/a'])
})

it('shows the row as it is, and why, where it did not happen', async () => {
  const { actions, failure, listed, row } = over(running, away)
  act(() => actions.onCancel(row))
  await waitFor(() => expect(failure()).toBe('Couldn’t cancel. The service isn’t responding. Try again.'))
  expect(listed()).toEqual([running])
})

it('takes what is gone already for done', async () => {
  const body = JSON.stringify({ title: 'Not found', detail: 'There is no such video.' })
  const gone = () =>
    Promise.resolve(new Response(body, { status: 404, headers: { 'Content-Type': 'application/problem+json' } }))
  const { actions, asked, failure, listed, row } = over(videoOf('a', { status: 'failed' }), gone)
  act(() => actions.onRemove(row))
  await waitFor(() => expect(asked).toHaveLength(1))
  await waitFor(() => expect(listed()).toEqual([]))
  expect(failure()).toBeUndefined()
})
