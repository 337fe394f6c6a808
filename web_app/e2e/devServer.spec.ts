import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serviceAddress } from '../devProxy'
import type { Problem, SessionDetail, Video } from '../src/api/generated'
import { DevServer } from './devServer'
import { expect, MienPage, test, withWebcam } from './fixtures'
import { FOOTAGE } from './paths'
import { seedSession } from './seed'
import { Service } from './service'

test.use({ launchOptions: withWebcam('none') })
test.describe.configure({ mode: 'serial' })

const MEGABYTE = 1_000_000
const videos = mkdtempSync(join(tmpdir(), 'mien-videos-'))
let service: Service
let dev: DevServer

test.beforeAll(async () => {
  service = await Service.create({ MIEN_VIDEOS_DIR: videos, MIEN_MAX_VIDEO_BYTES: String(8 * MEGABYTE) })
  dev = await DevServer.create(service)
})

test.afterAll(async () => {
  await dev.stop()
  await service.remove()
  rmSync(videos, { recursive: true, force: true })
})

/** A film of so many bytes: behind its end stands a box that players skip. */
function film(bytes: number): Buffer<ArrayBuffer> {
  const real = readFileSync(FOOTAGE.face)
  const whole = Buffer.concat([real, Buffer.alloc(Math.max(8, bytes - real.length))])
  whole.writeUInt32BE(whole.length - real.length, real.length)
  whole.write('free', real.length + 4)
  return whole
}

function form(file: Buffer<ArrayBuffer>, fields: Record<string, string> = {}): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  form.set('file', new Blob([file]), 'film.mp4')
  return form
}

/** Every operation of the API that is not a plain question. */
function changes(): string[] {
  const { paths } = JSON.parse(readFileSync(join(import.meta.dirname, '../openapi.json'), 'utf8')) as {
    paths: Record<string, Record<string, { operationId: string }>>
  }
  return Object.values(paths)
    .flatMap((path) => Object.entries(path))
    .filter(([method]) => ['post', 'put', 'patch', 'delete'].includes(method))
    .map(([, { operationId }]) => operationId)
    .sort()
}

const finished = (path: string) =>
  expect
    .poll(async () => ((await (await dev.call('GET', path)).json()) as Video).status, { timeout: 120_000 })
    .toBe('complete')

const ADDRESSES: [NodeJS.ProcessEnv, string][] = [
  [{}, 'http://127.0.0.1:8000'],
  [{ MIEN_PORT: '9000' }, 'http://127.0.0.1:9000'],
  [{ MIEN_HOST: '192.0.2.7' }, 'http://192.0.2.7:8000'],
  [{ MIEN_HOST: '0.0.0.0' }, 'http://127.0.0.1:8000'],
  [{ MIEN_HOST: '::', MIEN_PORT: '9000' }, 'http://[::1]:9000'],
  [{ MIEN_HOST: '::1' }, 'http://[::1]:8000'],
  [{ MIEN_SERVICE: 'http://192.0.2.7:1234', MIEN_PORT: '9000' }, 'http://192.0.2.7:1234'],
]
for (const [env, address] of ADDRESSES) {
  test(`with ${JSON.stringify(env)} npm start calls ${address}`, () => {
    expect(serviceAddress(env).origin).toBe(address)
  })
}

test('npm start passes on every call that changes something', async () => {
  const done = new Set<string>()
  const call = async (operation: string, status: number, ...args: Parameters<DevServer['call']>) => {
    const answer = await dev.call(...args)
    expect(answer.status, `${operation}: ${await answer.clone().text()}`).toBe(status)
    done.add(operation)
    return answer
  }
  const face = readFileSync(FOOTAGE.group).toString('base64')
  await call('analyseFrame', 200, 'POST', '/api/frames', { image: face, captured_at: 0 })
  await call('measureModel', 200, 'POST', '/api/models/mini_xception/speed')
  await call('changeStorage', 200, 'PATCH', '/api/storage', { keep_days: 30 })

  const created = await call('createSession', 201, 'POST', '/api/sessions', { title: 'Developed' })
  const session = `/api/sessions/${((await created.json()) as SessionDetail).id}`
  const sample = {
    at: 0,
    face: 0,
    box: { x: 1, y: 2, width: 3, height: 4 },
    scores: { angry: 0, disgust: 0, fear: 0, happy: 1, sad: 0, surprise: 0, neutral: 0 },
    confidence: 1,
  }
  await call('putBatch', 200, 'PUT', `${session}/batches/0`, { samples: [sample] })
  const marker = `${session}/markers/${randomUUID()}`
  await call('putMarker', 200, 'PUT', marker, { at: 0, text: 'here' })
  await call('putFace', 200, 'PUT', `${session}/faces/0`, { name: 'A' })
  await call('changeSession', 200, 'PATCH', session, { ended: 1000 })
  await call('eraseMarker', 204, 'DELETE', marker)
  await call('eraseSession', 204, 'DELETE', session)

  const file = film(3 * MEGABYTE)
  const sent = await call('analyseVideo', 202, 'POST', '/api/videos', form(file, { rate: '1', keep: 'true' }))
  const video = `/api/videos/${((await sent.json()) as SessionDetail).id}`
  await finished(video)
  await call('putVideoFile', 200, 'PUT', `${video}/file`, form(file))
  const part = await dev.call('GET', `${video}/file`, undefined, { Range: 'bytes=1000000-1000099' })
  expect(part.status).toBe(206)
  expect(part.headers.get('Content-Range')).toBe(`bytes 1000000-1000099/${String(file.length)}`)
  expect(Buffer.from(await part.arrayBuffer()).equals(file.subarray(1_000_000, 1_000_100))).toBe(true)
  await call('annotateVideo', 202, 'POST', `${video}/annotation`, {})
  await call('eraseAnnotation', 204, 'DELETE', `${video}/annotation`)
  await call('cancelVideo', 204, 'DELETE', video)
  await call('eraseEverything', 204, 'DELETE', '/api/storage')
  expect([...done].sort()).toEqual(changes())
})

test('npm start hands over exports, pages and refusals as the service gives them', async () => {
  const id = await seedSession(service.url, { minutes: 1 })
  const paths = [
    ...['csv', 'json', 'parquet'].map((format) => `/api/sessions/${id}/export?format=${format}`),
    `/api/sessions/${id}`,
    `/api/sessions?search=${encodeURIComponent('ü/&?')}`,
    '/api/openapi.json',
    '/api/docs/',
    '/api/absent',
    `/api/sessions/${randomUUID()}`,
    '/licences.txt',
  ]
  for (const path of paths) {
    const [there, here] = await Promise.all([fetch(service.url + path), dev.call('GET', path)])
    expect(here.status, path).toBe(there.status)
    for (const header of ['Content-Type', 'Content-Disposition', 'Content-Security-Policy'])
      expect(here.headers.get(header), `${header} of ${path}`).toBe(there.headers.get(header))
    const [expected, bytes] = await Promise.all([there.arrayBuffer(), here.arrayBuffer()])
    expect(Buffer.from(bytes).equals(Buffer.from(expected)), path).toBe(true)
  }
})

for (const megabytes of [3, 7, 30]) {
  test(`a file of ${String(megabytes)} MB that npm start may not send is refused as by the service`, async () => {
    const foreign = { Origin: 'http://elsewhere.example' }
    for (let again = 0; again < 5; again++) {
      const refused = await dev.call('POST', '/api/videos', form(film(megabytes * MEGABYTE)), foreign)
      expect(refused.status).toBe(403)
      expect(refused.headers.get('Content-Type')).toBe('application/problem+json')
      expect(((await refused.json()) as Problem).detail).toContain('elsewhere.example')
    }
  })
}

test('a file that is too large is refused with its reason', async () => {
  const refused = await dev.call('POST', '/api/videos', form(film(30 * MEGABYTE)))
  expect(refused.status).toBe(413)
  expect(((await refused.json()) as Problem).detail).toContain('0.008 GB')
})

test('pages elsewhere are not let in by npm start', async () => {
  const asked = { Origin: 'http://localhost:5555', 'Access-Control-Request-Method': 'DELETE' }
  const preflight = await dev.call('OPTIONS', '/api/storage', undefined, asked)
  expect(preflight.headers.get('Access-Control-Allow-Origin')).toBeNull()
})

test('an upload that is cancelled leaves nothing with the service', async () => {
  const parts = () => readdirSync(videos).filter((name) => name.endsWith('.part')).length
  const sending = request(`${dev.url}/api/videos`, {
    method: 'POST',
    headers: { 'Content-Type': 'multipart/form-data; boundary=x', 'Content-Length': 4 * MEGABYTE, Origin: dev.url },
  })
  sending.on('error', () => undefined)
  sending.write('--x\r\nContent-Disposition: form-data; name="file"; filename="a.mp4"\r\n\r\n')
  sending.write(Buffer.alloc(MEGABYTE))
  await expect.poll(parts).toBe(1)
  sending.destroy()
  await expect.poll(parts).toBe(0)
})

test('a person who edits the page sends a video and plays it', async ({ page }) => {
  await new MienPage(page, dev).open('/videos')
  const file = { name: 'large.mp4', mimeType: 'video/mp4', buffer: film(3 * MEGABYTE) }
  await page.getByTestId('video-files').setInputFiles(file)
  const panel = page.getByRole('dialog')
  await panel.getByRole('combobox', { name: 'Frames' }).selectOption('1 per second')
  await panel.getByRole('checkbox', { name: 'Keep the video for review' }).check()
  await panel.getByRole('checkbox', { name: 'Everyone who can be seen was told' }).check()
  await panel.getByRole('button', { name: /^Start/ }).click()
  const row = page.getByRole('listitem', { name: 'large.mp4' })
  await expect(row).toContainText('Finished', { timeout: 120_000 })
  await row.getByRole('link', { name: 'large.mp4' }).click()
  const seekable = () =>
    page
      .getByRole('region', { name: 'Video' })
      .locator('video')
      .evaluate((video: HTMLVideoElement) => video.seekable.length)
  await expect.poll(seekable).toBeGreaterThan(0)
})

test('while the service is away npm start says so, and goes on when it is back', async () => {
  await service.stop()
  for (const body of [undefined, form(film(3 * MEGABYTE))]) {
    const answer = await dev.call(body ? 'POST' : 'GET', '/api/videos', body)
    expect(answer.status).toBe(502)
    expect(answer.headers.get('Content-Type')).toBe('application/problem+json')
    expect(((await answer.json()) as Problem).detail).toContain(new URL(service.url).origin)
  }
  await service.start()
  expect((await dev.call('GET', '/api/health')).status).toBe(200)
})
