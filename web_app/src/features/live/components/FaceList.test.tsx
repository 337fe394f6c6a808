import { act, render, screen, within } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { type Face } from '@/api'
import { recordingSync } from '@/sync'
import { LiveSession } from '../engine/session'
import { LiveContext } from '../LiveContext'
import { Recorder } from '../recording/recorder'
import { FaceList } from './FaceList'

const scores = { angry: 0, disgust: 0, fear: 0, happy: 0.9, sad: 0, surprise: 0, neutral: 0.1 }
const face = (id: number, unclear: Face['unclear'] = null): Face => ({
  id,
  box: { x: 0, y: 0, width: 9, height: 9 },
  scores,
  expression: 'happy',
  confidence: 0.9,
  quality: { size: 9, sharpness: 1, brightness: 128, yaw: 0 },
  unclear,
})
const FRAME = { width: 640, height: 480 }

function show() {
  const session = new LiveSession(vi.fn(), new Recorder(recordingSync))
  render(
    <LiveContext value={session}>
      <FaceList />
    </LiveContext>,
  )
  const names = () => screen.getAllByRole('article').map((card) => card.getAttribute('aria-label'))
  return { session, names }
}

it('keeps a place for the first face', () => {
  expect(show().names()).toEqual(['No face yet'])
})

it('shows a card a face with what it reads, and keeps the card of one that went away', async () => {
  const { session, names } = show()
  act(() => session.scene.apply([face(0), face(1)], FRAME, 0))
  expect(names()).toEqual(['P1', 'P2'])
  const card = screen.getByRole('article', { name: 'P1' })
  expect(await within(card).findByText('happy 90 %')).toBeTruthy()
  expect(
    within(card)
      .getAllByRole('listitem')
      .map((row) => row.textContent),
  ).toContain('happy90')
  act(() => session.scene.apply([face(1)], FRAME, 100))
  expect(names()).toEqual(['P1', 'P2'])
  expect(card.textContent).toContain('out of view')
})

it('says why a face is unclear, and greys its bars', async () => {
  const { session } = show()
  act(() => session.scene.apply([face(0, 'turned_away')], FRAME, 0))
  const card = screen.getByRole('article', { name: 'P1' })
  expect(await within(card).findByText('unclear: turned away')).toBeTruthy()
  expect(card.hasAttribute('data-unclear')).toBe(true)
})

it('says that it waits while the service is away', () => {
  const { session } = show()
  act(() => {
    session.scene.apply([face(0)], FRAME, 0)
    session.connection.set({ kind: 'away' })
  })
  expect(screen.getByRole('article', { name: 'P1' }).textContent).toContain('waiting')
})
