import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { RequestRejected, type Message, type SendMessage } from '@/api'
import { MemoryQueue } from '@/sync/queue'
import { RecordingSync } from '@/sync/recordingSync'
import { Recorder, type Picture } from './recorder'

const CONSENT = { at: 5, version: '1' }
const START = {
  title: 'A',
  consent: CONSENT,
  source: 'webcam',
  model: 'usual',
  settings: { picture_width: 640 },
} as const
const picture = (capturedAt: number, model = 'usual'): Picture => ({ capturedAt, faces: [], model })

let arrived: Message[]
let send: SendMessage
let recorder: Recorder

beforeEach(() => {
  vi.useFakeTimers()
  arrived = []
  send = (_, message) => {
    arrived.push(message)
    return Promise.resolve()
  }
  const sync = new RecordingSync({ persistent: new MemoryQueue(), send: (...call) => send(...call), locks: undefined })
  recorder = new Recorder(sync)
})
afterEach(() => void vi.useRealTimers())

const after = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)
const kinds = () => arrived.map(({ kind }) => kind)
const batches = () => arrived.flatMap((message) => (message.kind === 'batch' ? [message.body] : []))

describe('Recorder', () => {
  it('tells when and with what it began, sends a batch a second, and when it ended', async () => {
    const startedAt = Date.now()
    recorder.start(START)
    const begunAt = performance.now()
    for (let at = 0; at < 2500; at += 100) {
      recorder.take(picture(begunAt + at))
      await after(100)
    }
    recorder.end()
    await after(100)
    expect(kinds()).toEqual(['begin', 'batch', 'batch', 'batch', 'end'])
    const { model, ...rest } = START
    expect(arrived[0]).toEqual({ kind: 'begin', body: { ...rest, model, started_at: startedAt } })
    expect(batches().map(({ from, to }) => [from, to])).toEqual([
      [0, 900],
      [900, 1900],
      [1900, 2400],
    ])
    expect(arrived.at(-1)).toEqual({ kind: 'end', at: startedAt + 2500 })
    expect(recorder.recording.get()).toBeNull()
    expect(recorder.finished.get()?.state).toBe('stored')
    expect(vi.getTimerCount()).toBe(0)
  })

  it('leaves out a picture that was on its way when it began', async () => {
    recorder.start(START)
    recorder.take(picture(performance.now() - 30, 'the one before'))
    await after(1100)
    expect(kinds()).toEqual(['begin'])
    expect(recorder.recording.get()).not.toBeNull()
  })

  it('sets markers at once, and sends the text of those that get one', async () => {
    recorder.start(START)
    await after(300)
    recorder.mark()
    const first = recorder.marker.get()
    expect(first).toMatchObject({ at: 300, text: 'Marker 1' })
    await after(200)
    recorder.mark()
    const second = recorder.marker.get()
    if (first) recorder.name(first, 'question 3')
    expect(recorder.marker.get(), 'the field of the newer one stays').toEqual(second)
    if (second) recorder.name(second, '')
    await after(10)
    expect(recorder.marker.get()).toBeNull()
    const sent = arrived.flatMap((message) => (message.kind === 'marker' ? [[message.id, message.body]] : []))
    expect(sent).toEqual([
      [first?.id, { at: 300, text: 'Marker 1' }],
      [second?.id, { at: 500, text: 'Marker 2' }],
      [first?.id, { at: 300, text: 'question 3' }],
    ])
  })

  it('ends where another model answers', async () => {
    recorder.start(START)
    recorder.take(picture(performance.now()))
    recorder.take(picture(performance.now() + 30, 'wide'))
    await after(10)
    expect(kinds()).toEqual(['begin', 'batch', 'end'])
    expect(batches()).toEqual([{ samples: [], from: 0, to: 0 }])
  })

  it.each([
    [404, 'rejected'],
    [409, 'stored'],
  ])('ends where the service answers %i to a batch', async (status, state) => {
    const usual = send
    send = (session, message) =>
      message.kind === 'batch'
        ? Promise.reject(new RequestRejected({ title: 'T', detail: 'D' }, status))
        : usual(session, message)
    recorder.start(START)
    recorder.take(picture(performance.now() + 10))
    await after(1100)
    expect(recorder.recording.get()).toBeNull()
    expect(recorder.finished.get()?.state).toBe(state)
  })

  it('sends what is there, and that it ended, when the page is left', async () => {
    recorder.start(START)
    recorder.take(picture(performance.now() + 10))
    await after(10)
    recorder.endNow()
    expect(kinds(), 'without waiting for anything').toEqual(['begin', 'batch', 'end'])
    expect(recorder.recording.get()).toBeNull()
  })
})
