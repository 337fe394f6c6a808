import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { client } from '@/api/generated/client.gen'
import { chosenModel } from '@/lib/chosenModel'
import { recordingSync } from '@/sync'
import { LiveSession } from './engine/session'
import { Recorder } from './recording/recorder'
import { useModel } from './useModel'

const offer = (...names: string[]) => {
  const models = names.map((name, place) => ({ name, default: place === 0 }))
  const answer = () => new Response(JSON.stringify({ models }), { headers: { 'Content-Type': 'application/json' } })
  client.setConfig({ baseUrl: 'http://mien.test', fetch: () => Promise.resolve(answer()) })
}

afterEach(() => {
  client.setConfig({ baseUrl: '', fetch: globalThis.fetch })
})

it('analyses with the chosen model, and with the default once the service refuses and lacks it', async () => {
  const session = new LiveSession(vi.fn(), new Recorder(recordingSync))
  const queries = new QueryClient()
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queries}>{children}</QueryClientProvider>
  )
  offer('usual', 'wide')
  renderHook(() => useModel(session), { wrapper })
  expect(session.model.get()).toBeNull()
  await waitFor(() => expect(session.model.get()).toBe('usual'))
  act(() => chosenModel.choose('wide'))
  expect(session.model.get()).toBe('wide')
  expect(localStorage.getItem('mien.model')).toBe('wide')
  offer('usual')
  act(() => session.connection.set({ kind: 'refused', title: 'T', detail: 'There is no model of that name.' }))
  await waitFor(() => expect(session.model.get()).toBe('usual'))
})

it('keeps a recording’s model while the service offers it, and locks the choice until it ends', async () => {
  const session = new LiveSession(vi.fn(), new Recorder(recordingSync))
  const queries = new QueryClient()
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queries}>{children}</QueryClientProvider>
  )
  offer('usual', 'wide')
  act(() => chosenModel.choose('usual'))
  renderHook(() => useModel(session), { wrapper })
  await waitFor(() => expect(session.model.get()).toBe('usual'))
  act(() => session.recorder.recording.set({ id: 'a', begunAt: 0 }))
  expect(chosenModel.locked.get()).toBe(true)
  act(() => chosenModel.choose('wide'))
  expect(session.model.get()).toBe('usual')
  act(() => session.recorder.recording.set(null))
  expect(chosenModel.locked.get()).toBe(false)
  expect(session.model.get()).toBe('wide')
})
