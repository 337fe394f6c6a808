import { act, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Link, MemoryRouter } from 'react-router'
import { expect, it, vi } from 'vitest'
import type { Phase } from '@/features/live/engine/phase'
import { LiveSession } from '@/features/live/engine/session'
import { LiveContext } from '@/features/live/LiveContext'
import { Recorder } from '@/features/live/recording/recorder'
import { recordingSync } from '@/sync'
import { LiveNotice } from './LiveNotice'
import { LivePill } from './LivePill'

function show(path = '/models') {
  const session = new LiveSession(vi.fn(), new Recorder(recordingSync))
  render(
    <MemoryRouter initialEntries={[path]}>
      <LiveContext value={session}>
        <LivePill />
        <LiveNotice />
        <Link to="/models">Away</Link>
      </LiveContext>
    </MemoryRouter>,
  )
  return session
}

const pill = () => screen.queryByRole('group', { name: 'Live session' })
const CAMERA: Phase = { kind: 'running', source: 'camera' }

it.each<[Phase, string | null]>([
  [{ kind: 'idle' }, null],
  [{ kind: 'starting' }, 'Starting·Stop'],
  [CAMERA, 'Camera on·Stop'],
  [{ kind: 'running', source: 'file' }, 'Video open·Stop'],
  [{ kind: 'ended' }, null],
  [{ kind: 'failed', reason: 'denied' }, null],
])('in the phase %o the header shows %s', (phase, text) => {
  const session = show()
  act(() => session.phase.set(phase))
  expect(pill()?.textContent ?? null).toBe(text)
})

it('shows for how long it records, links to the live page, and stops all', async () => {
  const session = show()
  act(() => {
    session.phase.set(CAMERA)
    session.recorder.recording.set({ id: 'a', begunAt: performance.now() - 42_000 })
  })
  const group = within(screen.getByRole('group', { name: 'Live session' }))
  expect(group.getByRole('link', { name: 'Recording 00:42' }).getAttribute('href')).toBe('/')
  await userEvent.click(group.getByRole('button', { name: 'Stop' }))
  expect(session.phase.get()).toEqual({ kind: 'idle' })
  expect(pill()).toBeNull()
})

it.each([
  [true, 'The service isn’t responding. This part of the recording will be missing.'],
  [false, 'The service isn’t responding. Live analysis is paused.'],
])('tells on other pages that the service is away (while recording: %s)', (recording, text) => {
  const session = show()
  act(() => {
    session.phase.set(CAMERA)
    session.connection.set({ kind: 'away' })
    if (recording) session.recorder.recording.set({ id: 'a', begunAt: 0 })
  })
  expect(screen.getByRole('status').textContent).toContain(text)
  act(() => session.connection.set({ kind: 'ok' }))
  expect(screen.queryByRole('status')).toBeNull()
})

it('tells on other pages that the camera is gone, until it was seen on the live page', async () => {
  const lost: Phase = { kind: 'failed', reason: 'lost' }
  const session = show()
  act(() => session.phase.set(lost))
  expect(screen.getByRole('status').textContent).toContain('The camera was disconnected.')
  await userEvent.click(screen.getByRole('link', { name: 'Go to Live' }))
  await userEvent.click(screen.getByRole('link', { name: 'Away' }))
  expect(screen.queryByRole('status')).toBeNull()
})

it('adds nothing to what the live page says itself', () => {
  const session = show('/')
  act(() => {
    session.phase.set(CAMERA)
    session.connection.set({ kind: 'away' })
  })
  expect(screen.queryByRole('status')).toBeNull()
})
