import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ServiceBusy, RequestRejected, ServiceUnavailable } from './errors'
import { Unreadable } from './sendFile'
import { sendVideo, type VideoRequest } from './videos'

const nothing = (): void => undefined

/** A request as a browser makes it; the test says what becomes of it. */
class FakeRequest {
  static latest: FakeRequest
  upload = { onprogress: nothing as (event: { loaded: number; total: number }) => void }
  onload = nothing
  onerror = nothing
  onabort = nothing
  onloadend = nothing
  status = 0
  responseText = ''
  opened: string[] = []
  form = new FormData()
  constructor() {
    FakeRequest.latest = this
  }
  open(...words: string[]) {
    this.opened = words
  }
  send(form: FormData) {
    this.form = form
  }
  abort() {
    this.onabort()
    this.onloadend()
  }
  answer(status: number, body = '') {
    this.status = status
    this.responseText = body
    this.onload()
    this.onloadend()
  }
}

beforeEach(() => void vi.stubGlobal('XMLHttpRequest', FakeRequest))
afterEach(() => void vi.unstubAllGlobals())

const FILE = new File(['frames'], 'film.mp4')
const ASKED: VideoRequest = { model: 'small', rate: 'all', keep: true, consent: { at: 12, version: 'video 1' } }

function send({ file = FILE, asked = ASKED } = {}) {
  const stop = new AbortController()
  const onProgress = vi.fn()
  const outcome = sendVideo('an-id', file, asked, { signal: stop.signal, onProgress }).then(
    () => null,
    (error: unknown) => error,
  )
  return { outcome, onProgress, stop, request: FakeRequest.latest }
}

const problem = (detail: string) => JSON.stringify({ type: 'about:blank', title: 'Not so', detail })

it('sends the file with what was asked for, and tells how much has gone', async () => {
  const { outcome, onProgress, request } = send()
  expect(request.opened).toEqual(['POST', '/api/videos'])
  const { file, ...fields } = Object.fromEntries(request.form)
  expect(fields).toEqual({
    id: 'an-id',
    model: 'small',
    rate: 'all',
    keep: 'true',
    consent_at: '12',
    consent_version: 'video 1',
  })
  expect((file as File).name).toBe('film.mp4')
  request.upload.onprogress({ loaded: 3, total: 6 })
  expect(onProgress).toHaveBeenCalledWith(3, 6)
  request.answer(202, '{}')
  expect(await outcome).toBeNull()
})

it('leaves the model to the service where none was chosen', () => {
  expect(send({ asked: { ...ASKED, model: null } }).request.form.has('model')).toBe(false)
})

it.each([
  [413, RequestRejected],
  [415, RequestRejected],
  [409, RequestRejected],
  [507, RequestRejected],
  [429, ServiceBusy],
  [503, ServiceBusy],
  [500, ServiceUnavailable],
])('takes %i for what it is', async (status, kind) => {
  const { outcome, request } = send()
  request.answer(status, problem('What to do.'))
  const error = await outcome
  expect(error).toBeInstanceOf(kind)
  if (status !== 500) expect((error as Error).message).toBe('What to do.')
})

it('takes an answer that is none of the service’s for the service being away', async () => {
  const { outcome, request } = send()
  request.answer(502, '<html>')
  expect(await outcome).toBeInstanceOf(ServiceUnavailable)
})

it('tells a network that is away from a file that cannot be read', async () => {
  const away = send()
  away.request.onerror()
  expect(await away.outcome).toBeInstanceOf(ServiceUnavailable)
  const gone = new File(['x'], 'gone.mp4')
  vi.spyOn(gone, 'slice').mockReturnValue({
    arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotReadableError')),
  } as Blob)
  const unreadable = send({ file: gone })
  unreadable.request.onerror()
  expect(await unreadable.outcome).toBeInstanceOf(Unreadable)
})

it('stops when it is cancelled', async () => {
  const { outcome, stop } = send()
  stop.abort()
  expect(await outcome).toMatchObject({ name: 'AbortError' })
})
