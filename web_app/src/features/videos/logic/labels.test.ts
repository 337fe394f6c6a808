import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { VideoMedia } from '@/api/generated'
import { uploadOf, videoOf } from './testSamples'
import { analysisFacts, fileFacts, timeLeftLabel, speedLabel, rejectReason, uploadLabels, videoLabels } from './labels'

const MEDIA: VideoMedia = {
  width: 1280,
  height: 720,
  duration_ms: 130_000,
  frame_rate: 25,
  codec: 'h264',
  container: 'mp4',
}
const MINUTE = 60_000

it.each([
  [0, 'a few seconds left'],
  [9999, 'a few seconds left'],
  [31_000, 'about 35 s left'],
  [59_000, 'about 60 s left'],
  [MINUTE, 'about 1 min left'],
  [2.2 * MINUTE, 'about 3 min left'],
  [61.5 * MINUTE, 'about 62 min left'],
  [185 * MINUTE, 'about 3 h 5 min left'],
])('%i ms is %s', (time, words) => {
  expect(timeLeftLabel(time)).toBe(words)
})

it.each([
  [23.6, '24× real time'],
  [2.04, '2× real time'],
  [1.62, '1.6× real time'],
  [1.02, 'real time'],
  [0.42, '0.4× real time'],
  [0.01, 'far below real time'],
])('%d times real time is %s', (times, words) => {
  expect(speedLabel(times)).toBe(words)
})

it('tells how far a transfer is and when it will be done', () => {
  const sending = { kind: 'sending', sent: 6e6, total: 24e6, since: 0, at: 10_000 } as const
  const words = uploadLabels(uploadOf('a', sending))
  expect(words).toMatchObject({ status: 'Uploading', progress: { label: 'Uploading a.mp4', value: 0.25 } })
  expect(words.figures).toEqual(['25 %', '6.0 MB of 24.0 MB', 'about 30 s left'])
  expect(uploadLabels(uploadOf('a', { ...sending, at: 200 })).figures).toHaveLength(2)
  expect(uploadLabels(uploadOf('a', { ...sending, sent: 24e6 }))).toMatchObject({
    status: 'Uploaded, saving',
    figures: [],
  })
})

it('never promises a progress outside of nothing and all', () => {
  const bytes = fc.nat({ max: 1e9 })
  fc.assert(
    fc.property(bytes, bytes, fc.nat(), (sent, total, at) => {
      const { progress } = uploadLabels(uploadOf('a', { kind: 'sending', sent, total, since: 0, at }))
      expect(progress?.value).toBeGreaterThanOrEqual(0)
      expect(progress?.value).toBeLessThanOrEqual(1)
    }),
  )
})

it('tells why a file is not sent yet, and that it is not lost', () => {
  expect(uploadLabels(uploadOf('a', { kind: 'paused', detail: null })).note).toContain('Nothing is lost')
  expect(uploadLabels(uploadOf('a', { kind: 'paused', detail: '100 videos wait.' })).note).toBe(
    '100 videos wait. Retrying automatically.',
  )
  expect(uploadLabels(uploadOf('a', { kind: 'failed', detail: 'Too large.' }))).toMatchObject({
    status: 'Upload failed',
    tone: 'failed',
    note: 'Too large.',
    progress: null,
  })
})

it('tells how far an analysis is, how fast it goes and when it will be done', () => {
  const running = videoOf('a', {
    status: 'running',
    progress: 0.43,
    speed: 12.3,
    eta_ms: 20_000,
    frames_done: 1204,
    frames_total: 2700,
  })
  const words = videoLabels(running)
  expect(words.figures).toEqual(['43 %', 'about 20 s left', '12× real time', '1,204 of 2,700 frames'])
  expect(words.progress).toEqual({ label: 'Analysing a.mp4', value: 0.43 })
  expect(videoLabels({ ...running, speed: null, eta_ms: null, frames_total: null }).figures).toEqual([
    '43 %',
    '1,204 frames',
  ])
  expect(videoLabels(videoOf('a', { status: 'queued' }), 2).figures).toEqual(['2 videos ahead'])
  expect(videoLabels(videoOf('a', { status: 'queued' })).figures).toEqual([])
})

it('says why a video waits where that is not for others', () => {
  const waiting = videoOf('a', { status: 'queued', progress: 0, remark: 'Its file cannot be read.' })
  expect(videoLabels(waiting)).toMatchObject({ progress: null, note: 'Its file cannot be read.' })
  expect(videoLabels({ ...waiting, remark: null }).progress).toEqual({ label: 'Analysing a.mp4', value: 0 })
})

it('says of a finished video whether its file is still here, and what to know of it', () => {
  const done = videoOf('a', { media: MEDIA })
  expect(videoLabels(done)).toMatchObject({
    status: 'Finished',
    figures: ['2 min 10 s', '100 frames'],
    note: 'The video was deleted after its analysis.',
  })
  expect(videoLabels({ ...done, kept: true, remark: 'It ends early.' }).note).toBe(
    'The video is kept for review. It ends early.',
  )
})

it('says why one failed', () => {
  const failed = videoOf('a', { status: 'failed', detail: 'It is a text.' })
  expect(videoLabels(failed)).toMatchObject({ status: 'Analysis failed', tone: 'failed', note: 'It is a text.' })
})

it('knows the plain facts', () => {
  expect(fileFacts(videoOf('a', { media: MEDIA }))).toEqual(['24.0 MB', '1280 × 720'])
  expect(analysisFacts(videoOf('a'))).toEqual(['10 frames per second', 'small'])
  expect(analysisFacts(videoOf('a', { rate: 1 }))[0]).toBe('1 frame per second')
  expect(analysisFacts(videoOf('a', { rate: null }))[0]).toBe('every frame')
})

it('holds back what is empty or too large', () => {
  expect(rejectReason({ size: 0 }, undefined)).toBe('This file is empty.')
  expect(rejectReason({ size: 3e9 }, 2e9)).toContain('3.0 GB exceeds the limit of 2.0 GB')
  expect(rejectReason({ size: 3e9 }, undefined)).toBeNull()
  expect(rejectReason({ size: 2e9 }, 2e9)).toBeNull()
})
