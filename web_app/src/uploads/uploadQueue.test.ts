import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { RequestRejected, ServiceBusy, ServiceUnavailable, type SendVideo, type VideoRequest } from '@/api'
import { UploadQueue } from './uploadQueue'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const ASKED: VideoRequest = { model: null, rate: 10, keep: false, consent: { at: 1, version: '1' } }
const files = (...names: string[]) => names.map((name) => new File(['four'], name))
const settle = () => vi.advanceTimersByTimeAsync(0)

/** A service whose answers the test gives; it knows the videos that it took. */
function service() {
  const taken = new Set<string>()
  const sent: string[] = []
  let waiting: { resolve: () => void; reject: (error: Error) => void; progress: (sent: number) => void } | null = null
  const send: SendVideo = (id, file, _, { signal, onProgress }) =>
    new Promise((resolve, reject) => {
      sent.push(file.name)
      signal.addEventListener('abort', () => reject(new DOMException('cancelled', 'AbortError')))
      waiting = {
        resolve: () => {
          taken.add(id)
          resolve()
        },
        reject,
        progress: (bytes) => onProgress(bytes, file.size),
      }
    })
  const isThere = vi.fn((id: string) => Promise.resolve(taken.has(id)))
  const uploads = new UploadQueue({ send, isThere, now: () => 0 })
  return {
    uploads,
    sent,
    taken,
    isThere,
    stages: () => uploads.list.get().map(({ stage }) => stage.kind),
    take: () => {
      waiting?.resolve()
      return settle()
    },
    fail: (error: Error) => {
      waiting?.reject(error)
      return settle()
    },
    progress: (bytes: number) => waiting?.progress(bytes),
  }
}

it('sends one file at a time, in the order they came, and says how far it is', async () => {
  const { uploads, sent, stages, take, progress } = service()
  uploads.add(files('a.mp4', 'b.mp4'), ASKED)
  expect(stages()).toEqual(['sending', 'waiting'])
  expect(uploads.pending.get()).toBe(true)
  progress(3)
  expect(uploads.list.get()[0]?.stage).toMatchObject({ kind: 'sending', sent: 3, total: 4 })
  await take()
  expect(stages()).toEqual(['sent', 'sending'])
  uploads.add(files('c.mp4'), ASKED)
  await take()
  await take()
  expect(sent).toEqual(['a.mp4', 'b.mp4', 'c.mp4'])
  expect(stages()).toEqual(['sent', 'sent', 'sent'])
  expect(uploads.pending.get()).toBe(false)
})

it('leaves a sent file to the service’s list once it is there', async () => {
  const { uploads, stages, take } = service()
  uploads.add(files('a.mp4', 'b.mp4'), ASKED)
  await take()
  const [first, second] = uploads.list.get().map(({ id }) => id)
  uploads.listed(new Set([first ?? '', second ?? '']))
  expect(stages()).toEqual(['listed', 'sending'])
})

it('cancels at once, and goes on with the next', async () => {
  const { uploads, sent, stages } = service()
  uploads.add(files('a.mp4', 'b.mp4', 'c.mp4'), ASKED)
  const ids = uploads.list.get().map(({ id }) => id)
  uploads.cancel(ids[1] ?? '')
  uploads.cancel(ids[0] ?? '')
  expect(stages()).toEqual(['cancelled', 'cancelled', 'waiting'])
  await settle()
  expect(stages()).toEqual(['cancelled', 'cancelled', 'sending'])
  expect(sent).toEqual(['a.mp4', 'c.mp4'])
  uploads.remove(ids[0] ?? '')
  uploads.retry(ids[1] ?? '')
  expect(stages()).toEqual(['waiting', 'sending'])
})

it('tells what the service refused, and sends it again when asked to', async () => {
  const { uploads, sent, stages, take, fail } = service()
  uploads.add(files('a.mp4'), ASKED)
  await fail(new RequestRejected({ title: 'Too large', detail: 'The file is larger than 2 GB.' }, 413))
  expect(uploads.list.get()[0]?.stage).toEqual({ kind: 'failed', detail: 'The file is larger than 2 GB.' })
  expect(uploads.pending.get()).toBe(false)
  uploads.retry(uploads.list.get()[0]?.id ?? '')
  await take()
  expect(sent).toHaveLength(2)
  expect(stages()).toEqual(['sent'])
})

it('keeps the file while the service is away and sends it when it is back', async () => {
  const { uploads, sent, stages, isThere, take, fail } = service()
  uploads.add(files('a.mp4', 'b.mp4'), ASKED)
  isThere.mockRejectedValue(new ServiceUnavailable('no answer'))
  await fail(new ServiceUnavailable('no answer'))
  expect(uploads.list.get()[0]?.stage).toEqual({ kind: 'paused', detail: null })
  await vi.advanceTimersByTimeAsync(120_000)
  expect(stages()).toEqual(['paused', 'waiting'])
  expect(sent).toHaveLength(1)
  isThere.mockResolvedValue(false)
  uploads.retryNow()
  await settle()
  expect(stages()).toEqual(['sending', 'waiting'])
  await take()
  expect(sent).toEqual(['a.mp4', 'a.mp4', 'b.mp4'])
})

it('does not send twice what arrived though the answer was lost', async () => {
  const { uploads, sent, taken, stages, fail } = service()
  uploads.add(files('a.mp4'), ASKED)
  taken.add(uploads.list.get()[0]?.id ?? '')
  await fail(new ServiceUnavailable('the connection broke'))
  await vi.advanceTimersByTimeAsync(1000)
  expect(sent).toHaveLength(1)
  expect(stages()).toEqual(['sent'])
})

it('waits while too many wait, for as long as it takes, and says what the service said', async () => {
  const { uploads, sent, stages, isThere, take, fail } = service()
  uploads.add(files('a.mp4'), ASKED)
  for (let tries = 0; tries < 12; tries++) {
    await fail(new ServiceBusy('100 videos wait already.'))
    expect(uploads.list.get()[0]?.stage).toEqual({ kind: 'paused', detail: '100 videos wait already.' })
    await vi.advanceTimersByTimeAsync(10_000)
  }
  expect(sent).toHaveLength(13)
  expect(isThere).not.toHaveBeenCalled()
  await take()
  expect(stages()).toEqual(['sent'])
})

it('gives up on a transfer that breaks each time while the service is there', async () => {
  const { uploads, sent, stages, fail } = service()
  uploads.add(files('a.mp4'), ASKED)
  for (let tries = 0; tries < 6; tries++) {
    await fail(new ServiceUnavailable('the connection broke'))
    await vi.advanceTimersByTimeAsync(10_000)
  }
  expect(sent).toHaveLength(4)
  expect(stages()).toEqual(['failed'])
})

it('cancels what waits for the service to be back', async () => {
  const { uploads, sent, stages, fail } = service()
  uploads.add(files('a.mp4'), ASKED)
  await fail(new ServiceUnavailable('no answer'))
  uploads.cancel(uploads.list.get()[0]?.id ?? '')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(stages()).toEqual(['cancelled'])
  expect(sent).toHaveLength(1)
  expect(vi.getTimerCount()).toBe(0)
})
