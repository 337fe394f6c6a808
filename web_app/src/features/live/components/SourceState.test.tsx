import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { notice } from '@/lib/notice'
import { recordingSync } from '@/sync'
import type { SourceFailure } from '../engine/phase'
import { LiveSession } from '../engine/session'
import { LiveContext } from '../LiveContext'
import { Recorder } from '../recording/recorder'
import { howToAllowCamera } from './howToAllowCamera'
import { SourceState } from './SourceState'

function show() {
  const session = new LiveSession(vi.fn(), new Recorder(recordingSync))
  render(
    <LiveContext value={session}>
      <SourceState />
    </LiveContext>,
  )
  return session
}

it.each<[SourceFailure, string, string]>([
  ['denied', 'Camera access is blocked', 'Try again'],
  ['insecure', 'The camera needs a secure page', 'Choose a video file'],
  ['no-camera', 'No camera found', 'Try again'],
  ['in-use', 'Couldn’t start the camera', 'Try again'],
  ['lost', 'The camera was disconnected', 'Try again'],
  ['unplayable', 'Can’t play this file', 'Choose a video file'],
])('%s has its own words, drawing and action', (reason, title, action) => {
  const session = show()
  act(() => session.phase.set({ kind: 'failed', reason }))
  expect(screen.getByRole('heading', { name: title })).toBeTruthy()
  expect(document.querySelector('svg[data-drawing]')?.getAttribute('data-drawing')).toBe(reason)
  expect(screen.getByRole('button', { name: action })).toBeTruthy()
})

it('asks to accept the notice before the camera starts', async () => {
  const session = show()
  notice.close()
  const start = vi.spyOn(session, 'startCamera').mockResolvedValue()
  await userEvent.click(screen.getByRole('button', { name: 'Start camera' }))
  expect(notice.open.get()).toBe(true)
  expect(start).not.toHaveBeenCalled()
  notice.accept()
  await userEvent.click(screen.getByRole('button', { name: 'Start camera' }))
  expect(start).toHaveBeenCalledOnce()
})

it.each([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox'],
  ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/150.0 Safari/537.36', 'turn on Camera'],
  ['Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15', 'Safari’s menu'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) Version/18.0 Mobile Safari/604.1', 'Website Settings'],
  ['something new', 'browser’s settings'],
])('tells how to allow the camera in %s', (userAgent, words) => {
  expect(howToAllowCamera(userAgent)).toContain(words)
})
