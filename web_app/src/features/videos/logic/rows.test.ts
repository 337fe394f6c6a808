import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Video } from '@/api'
import type { Stage, Upload } from '@/uploads'
import { announcementOf } from './announcements'
import { isPending, queuePositions, rowsOf } from './rows'
import { uploadOf, videoOf } from './testSamples'

const ids = (uploads: readonly Upload[], videos: readonly Video[]) => rowsOf(uploads, videos).map(({ id }) => id)

it('shows what was added last first, then what the service had before', () => {
  expect(ids([uploadOf('a'), uploadOf('b')], [videoOf('z'), videoOf('y')])).toEqual(['b', 'a', 'z', 'y'])
})

it('keeps a row in its place while its upload becomes a video', () => {
  const before = ids([uploadOf('a'), uploadOf('b')], [videoOf('z')])
  const sent = uploadOf('a', { kind: 'sent' })
  expect(ids([sent, uploadOf('b')], [videoOf('z')])).toEqual(before)
  expect(ids([sent, uploadOf('b')], [videoOf('a'), videoOf('z')])).toEqual(before)
  const listed = uploadOf('a', { kind: 'listed' })
  expect(ids([listed, uploadOf('b')], [videoOf('a'), videoOf('z')])).toEqual(before)
})

it('shows no row of a video that the service does not have any more', () => {
  expect(ids([uploadOf('a', { kind: 'listed' })], [])).toEqual([])
})

it('shows each once', () => {
  const names = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'))
  const kind = fc.constantFrom('waiting', 'sent', 'listed', 'cancelled') as fc.Arbitrary<'waiting'>
  fc.assert(
    fc.property(names, names, fc.array(kind, { minLength: 8, maxLength: 8 }), (sent, stored, kinds) => {
      const uploads = sent.map((id, place) => uploadOf(id, { kind: kinds[place] ?? 'waiting' }))
      const shown = ids(
        uploads,
        stored.map((id) => videoOf(id)),
      )
      expect(new Set(shown).size).toBe(shown.length)
      for (const id of stored) expect(shown).toContain(id)
    }),
  )
})

it('counts who is before whom by who came first', () => {
  const videos = [
    videoOf('c', { status: 'queued', received_at: 3 }),
    videoOf('b', { status: 'complete', received_at: 2 }),
    videoOf('a', { status: 'running', received_at: 1 }),
  ]
  expect([...queuePositions(videos)]).toEqual([
    ['a', 0],
    ['c', 1],
  ])
})

it('knows what is still to be done', () => {
  const pending = (stage: Stage) => isPending(rowsOf([uploadOf('a', stage)], [])[0] ?? ({} as never))
  expect(
    [{ kind: 'waiting' }, { kind: 'paused', detail: null }, { kind: 'sent' }].map((each) => pending(each as Stage)),
  ).toEqual([true, true, true])
  expect([{ kind: 'failed', detail: '' }, { kind: 'cancelled' }].map((each) => pending(each as Stage))).toEqual([
    false,
    false,
  ])
})

it('tells what ended and how, once, and nothing of progress', () => {
  const rows = (...videos: Video[]) => rowsOf([], videos)
  const running = videoOf('a', { status: 'running', progress: 0.2 })
  expect(announcementOf(rows(running), rows({ ...running, progress: 0.4 }))).toBe('')
  const done = videoOf('a', { title: 'Pilot' })
  expect(announcementOf(rows(running), rows(done))).toBe('Pilot is finished.')
  expect(announcementOf(rows(done), rows(done))).toBe('')
  expect(announcementOf([], rows(done))).toBe('')
  const failed = videoOf('a', { title: 'Pilot', status: 'failed', detail: 'It is a text.' })
  expect(announcementOf(rows(running), rows(failed))).toBe('Pilot could not be analysed. It is a text.')
  const refused = rowsOf([uploadOf('a', { kind: 'failed', detail: 'Too large.' })], [])
  expect(announcementOf(rowsOf([uploadOf('a')], []), refused)).toBe('a.mp4 could not be uploaded. Too large.')
})
