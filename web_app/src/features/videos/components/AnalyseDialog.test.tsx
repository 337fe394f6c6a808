import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { client } from '@/api/generated/client.gen'
import { AnalyseDialog } from './AnalyseDialog'

beforeEach(() => {
  localStorage.clear()
  client.setConfig({ fetch: () => Promise.reject(new TypeError('no service here')) })
})
afterEach(() => void client.setConfig({ fetch: globalThis.fetch }))

function ask(...files: File[]) {
  const told = { onFiles: vi.fn(), onStart: vi.fn(), onCancel: vi.fn() }
  render(
    <QueryClientProvider client={new QueryClient()}>
      <AnalyseDialog files={files} maxBytes={10} {...told} />
    </QueryClientProvider>,
  )
  return told
}

const FILM = new File(['film'], 'film.mp4')

it('begins only once those in the videos agree, and asks for that each time', async () => {
  const { onStart } = ask(FILM)
  await userEvent.click(screen.getByRole('button', { name: 'Start' }))
  expect(onStart).not.toHaveBeenCalled()
  const consent = screen.getByRole('checkbox', { name: /Everyone who can be seen/ })
  expect(document.activeElement).toBe(consent)
  await userEvent.click(consent)
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Frames' }), 'Every frame')
  await userEvent.click(screen.getByRole('checkbox', { name: 'Keep the video for review' }))
  await userEvent.click(screen.getByRole('button', { name: 'Start' }))
  const consented = { at: expect.any(Number) as number, version: 'video 1' }
  expect(onStart).toHaveBeenCalledExactlyOnceWith([FILM], { rate: 'all', model: null, keep: true, consent: consented })
  expect(localStorage.getItem('mien.videos')).toBe('{"rate":"all","model":null,"keep":true}')
})

it('leaves out what is too large or empty, and says so', async () => {
  const { onStart, onFiles } = ask(FILM, new File(['more than ten bytes'], 'long.mp4'), new File([], 'none.mp4'))
  expect(screen.getByRole('list', { name: 'Selected files' }).textContent).toContain('This file is empty.')
  await userEvent.click(screen.getByRole('checkbox', { name: /Everyone who can be seen/ }))
  await userEvent.click(screen.getByRole('button', { name: 'Start' }))
  expect(onStart.mock.calls[0]?.[0]).toEqual([FILM])
  await userEvent.click(screen.getByRole('button', { name: 'Remove film.mp4' }))
  expect((onFiles.mock.calls[0]?.[0] as File[]).map(({ name }) => name)).toEqual(['long.mp4', 'none.mp4'])
})

it('cannot begin with nothing that fits', () => {
  ask(new File([], 'none.mp4'))
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Start' }).disabled).toBe(true)
})
