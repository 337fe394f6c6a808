import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { recordingSync } from '@/sync'
import { LiveSession } from '../engine/session'
import { LiveContext } from '../LiveContext'
import { Recorder } from '../recording/recorder'
import { ConnectionStrip } from './ConnectionStrip'

let session: LiveSession

beforeEach(() => {
  session = new LiveSession(vi.fn(), new Recorder(recordingSync))
  render(
    <LiveContext value={session}>
      <ConnectionStrip />
    </LiveContext>,
  )
})

describe('ConnectionStrip', () => {
  it('is silent while all is well', () => {
    expect(screen.queryByRole('status')).toBeNull()
  })

  it('says that the service is away and that nothing is lost', () => {
    act(() => session.connection.set({ kind: 'away' }))
    expect(screen.getByRole('status').textContent).toContain('Retrying; nothing is lost')
    expect(screen.getByRole('button', { name: 'Retry now' })).toBeTruthy()
  })

  it('does not call lost time safe while it records', () => {
    act(() => {
      session.recorder.recording.set({ id: 'a', begunAt: 0 })
      session.connection.set({ kind: 'away' })
    })
    expect(screen.getByRole('status').textContent).toContain('this part will be missing')
  })

  it('shows what the service says about pictures it refuses', () => {
    act(() => session.connection.set({ kind: 'refused', title: 'Unprocessable', detail: 'Send a JPEG.' }))
    expect(screen.getByRole('status').textContent).toContain('Send a JPEG.')
  })

  it('offers smaller pictures on a slow connection, once', async () => {
    act(() => session.connection.set({ kind: 'slow' }))
    await userEvent.click(screen.getByRole('button', { name: 'Send smaller frames' }))
    expect(session.pictureWidth.get()).toBe(320)
    expect(screen.queryByRole('button', { name: 'Send smaller frames' })).toBeNull()
  })

  it('helps when nobody is in view', () => {
    act(() => session.noFace.set(true))
    expect(screen.getByRole('status').textContent).toContain('Come closer or find more light')
  })
})
