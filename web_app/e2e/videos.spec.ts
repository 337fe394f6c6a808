import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import type { SessionDetail, Videos } from '../src/api/generated'
import { expectAccessible } from './accessible'
import { expect, test, withWebcam } from './fixtures'
import { FOOTAGE } from './paths'

test.use({ launchOptions: withWebcam('none') })
// An analysis of real footage takes its time on a small machine.
const ANALYSED = { timeout: 120_000 }

test.beforeEach(async ({ service }) => {
  await fetch(`${service.url}/api/storage`, { method: 'DELETE' })
})

const film = (name: string) => ({ name, mimeType: 'video/mp4', buffer: readFileSync(FOOTAGE.face) })
const row = (page: Page, name: string) => page.getByRole('listitem', { name, exact: true })
const choose = (page: Page, files: ReturnType<typeof film>[]) => page.getByTestId('video-files').setInputFiles(files)

/** Answers the panel and starts. */
async function start(page: Page, { keep = false, frames = '10 per second' } = {}): Promise<void> {
  const panel = page.getByRole('dialog')
  await panel.getByRole('combobox', { name: 'Frames' }).selectOption(frames)
  await panel.getByRole('checkbox', { name: 'Keep the video for review' }).setChecked(keep)
  await panel.getByRole('checkbox', { name: 'Everyone who can be seen was told' }).check()
  await panel.getByRole('button', { name: /^Start/ }).click()
}

test('a video is sent, analysed and opened as a session; its file is erased', async ({ mien, page }) => {
  await mien.open('/')
  await page.getByRole('link', { name: 'Videos' }).click()
  await expect(page.getByRole('heading', { name: 'No videos yet' })).toBeVisible()
  await choose(page, [film('a smile.mp4')])
  await page.getByRole('dialog').getByRole('button', { name: 'Start' }).click()
  await expect(page.getByText('Analysis needs everyone’s consent')).toBeVisible()
  await start(page)
  const smile = row(page, 'a smile.mp4')
  await expect(smile.getByRole('progressbar')).toBeVisible()
  const place = await smile.boundingBox()
  await expect(smile).toContainText('Finished', ANALYSED)
  expect(await smile.boundingBox(), 'nothing moves when a row changes its state').toEqual(place)
  await expect(smile).toContainText(/\d+ s · 1 person/)
  await expect(smile).toContainText('The video was deleted after its analysis.')
  await expect(page.getByRole('status').filter({ hasText: 'a smile.mp4 is finished.' })).toBeAttached()

  await smile.getByRole('link', { name: 'a smile.mp4' }).click()
  await expect(page).toHaveURL(/\/sessions\/[0-9a-f-]{36}$/)
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  const session = await mien.get<SessionDetail>(`/api/sessions/${id}`)
  expect(session).toMatchObject({ source: 'video', status: 'complete', faces: 1, consent: { version: 'video 1' } })
  expect(session.samples).toBeGreaterThan(50)
  expect(mien.surprises).toEqual([])
})

test('tells how far the transfer and the analysis are, how fast, and for how long still', async ({ mien, page }) => {
  await mien.open('/videos')
  await choose(page, [film('told.mp4')])
  await start(page, { frames: 'Every frame' })
  const told = row(page, 'told.mp4')
  await expect(told.getByRole('progressbar', { name: 'Analysing told.mp4' })).toBeVisible()
  await expect(told).toContainText(/Analysing · \d+ % · (about .*|a few seconds) left · [\d.]+× real time/, ANALYSED)
  await expect(told).toContainText(/[\d,]+ of [\d,]+ frames/)
  await expect(told).toContainText('Finished', ANALYSED)
})

test('several are sent one after the other and done in that order', async ({ mien, page }) => {
  await mien.open('/videos')
  await choose(page, ['one.mp4', 'two.mp4', 'three.mp4'].map(film))
  await expect(page.getByRole('dialog', { name: 'Analyse 3 videos' })).toBeVisible()
  await start(page, { frames: '1 per second' })
  const names = page.locator('main').getByRole('listitem')
  const order = ['three.mp4', 'two.mp4', 'one.mp4']
  await expect(names).toHaveCount(3)
  for (const [place, name] of order.entries()) await expect(names.nth(place)).toHaveAccessibleName(name)
  await expect(names.filter({ hasText: 'Finished' })).toHaveCount(3, ANALYSED)
  for (const [place, name] of order.entries()) await expect(names.nth(place)).toHaveAccessibleName(name)
  await page.reload()
  for (const [place, name] of order.entries()) await expect(names.nth(place)).toHaveAccessibleName(name)
})

test('an analysis is cancelled, forgotten, and taken off the list', async ({ mien, page }) => {
  await mien.open('/videos')
  await choose(page, ['kept on.mp4', 'stopped.mp4'].map(film).reverse())
  await start(page, { frames: 'Every frame' })
  const stopped = row(page, 'stopped.mp4')
  await expect(stopped).toContainText('Analysing', ANALYSED)
  await stopped.getByRole('button', { name: 'Cancel' }).click()
  await expect(stopped).toContainText('Cancelled')
  await expect(stopped).toContainText('The file and its results were deleted')
  await expect(row(page, 'kept on.mp4')).toContainText('Finished', ANALYSED)
  await expect(stopped).toContainText('Cancelled')
  const { sessions } = await mien.get<{ sessions: { title: string }[] }>('/api/sessions')
  expect(sessions.map(({ title }) => title)).toEqual(['kept on.mp4'])
  await stopped.getByRole('button', { name: 'Remove from list' }).click()
  await expect(stopped).toBeHidden()
  await page.reload()
  await expect(row(page, 'kept on.mp4')).toBeVisible()
  await expect(stopped).toBeHidden()
})

test('a text that is called a video fails with words that help', async ({ mien, page }) => {
  await mien.open('/videos')
  await choose(page, [{ name: 'notes.mp4', mimeType: 'video/mp4', buffer: Buffer.from('only words '.repeat(200)) }])
  await start(page)
  const notes = row(page, 'notes.mp4')
  await expect(notes).toContainText('Analysis failed', ANALYSED)
  const { videos } = await mien.get<Videos>('/api/videos')
  expect(videos[0]?.detail).toBeTruthy()
  await expect(notes).toContainText(videos[0]?.detail ?? '')
  await notes.getByRole('button', { name: 'Remove from list' }).click()
  await expect(page.getByRole('heading', { name: 'No videos yet' })).toBeVisible()
})

test('a video is kept where that is asked for, remembered for the next time, and erased later', async ({
  mien,
  page,
}) => {
  await mien.open('/videos')
  await choose(page, [film('kept.mp4')])
  await start(page, { keep: true, frames: '2 per second' })
  const kept = row(page, 'kept.mp4')
  await expect(kept).toContainText('The video is kept for review.', ANALYSED)
  const [video] = (await mien.get<Videos>('/api/videos')).videos
  const file = `${new URL(page.url()).origin}/api/videos/${video?.id ?? ''}/file`
  expect(await (await page.request.get(file)).body()).toEqual(readFileSync(FOOTAGE.face))

  await page.reload()
  await choose(page, [film('next.mp4')])
  const panel = page.getByRole('dialog')
  await expect(panel.getByRole('checkbox', { name: 'Keep the video for review' })).toBeChecked()
  await expect(panel.getByRole('combobox', { name: 'Frames' })).toHaveValue('2')
  await expect(panel.getByRole('checkbox', { name: 'Everyone who can be seen' })).not.toBeChecked()
  await panel.getByRole('button', { name: 'Cancel' }).click()

  await kept.getByRole('button', { name: 'Delete the video file of kept.mp4' }).click()
  await page.getByRole('button', { name: 'Delete file' }).click()
  await expect(kept).toContainText('The video was deleted after its analysis.')
  await expect.poll(async () => (await page.request.get(file)).status()).toBe(404)
  expect((await mien.get<SessionDetail>(`/api/sessions/${video?.id ?? ''}`)).samples).toBeGreaterThan(5)
})

test('files may be dropped anywhere on the page', async ({ mien, page }) => {
  await mien.open('/videos')
  const dragged = await page.evaluateHandle(() => {
    const data = new DataTransfer()
    data.items.add(new File(['frames'], 'dropped.mp4', { type: 'video/mp4' }))
    return data
  })
  await page.dispatchEvent('body', 'dragover', { dataTransfer: dragged })
  await expect(page.getByText('Drop to add')).toBeVisible()
  await page.dispatchEvent('body', 'drop', { dataTransfer: dragged })
  await expect(page.getByText('Drop to add')).toBeHidden()
  await expect(page.getByRole('dialog', { name: 'Analyse this video' })).toContainText('dropped.mp4')
})

test('files wait until the notice is agreed to', async ({ mien, page }) => {
  await mien.open('/videos', { accept: false })
  await page.getByRole('button', { name: 'Not now' }).click()
  await choose(page, [film('early.mp4')])
  await page.getByRole('button', { name: 'I understand and agree' }).click()
  await expect(page.getByRole('dialog', { name: 'Analyse this video' })).toContainText('early.mp4')
})

test('a transfer goes on on other pages, guards the tab, and is cancelled', async ({ mien, page }) => {
  await page.route('**/api/videos', (route) => (route.request().method() === 'POST' ? undefined : route.fallback()))
  await mien.open('/videos')
  await choose(page, ['first.mp4', 'second.mp4'].map(film))
  await start(page)
  await expect(row(page, 'first.mp4')).toContainText('Uploading')
  await page.getByRole('link', { name: 'Sessions' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sessions' })).toBeVisible()
  await page.getByRole('link', { name: 'Videos' }).click()
  await expect(row(page, 'first.mp4')).toContainText('Uploading')
  await expect(row(page, 'second.mp4')).toContainText('Waiting to upload')
  const asking = page.waitForEvent('dialog')
  await page.close({ runBeforeUnload: true })
  const question = await asking
  expect(question.type()).toBe('beforeunload')
  await question.dismiss()
  for (const name of ['second.mp4', 'first.mp4']) await row(page, name).getByRole('button', { name: 'Cancel' }).click()
  await expect(row(page, 'first.mp4')).toContainText('Nothing was stored.')
  await row(page, 'first.mp4').getByRole('button', { name: 'Remove' }).click()
  await expect(row(page, 'first.mp4')).toBeHidden()
  expect((await mien.get<Videos>('/api/videos')).videos).toEqual([])
})

test('a file waits for a service that is away and is sent when it is back', async ({ mien, page, service }) => {
  await mien.open('/videos')
  await choose(page, [film('patient.mp4')])
  await service.stop()
  await start(page, { frames: '1 per second' })
  const patient = row(page, 'patient.mp4')
  await expect(patient).toContainText('Nothing is lost: the upload starts as soon as it does.')
  await expectAccessible(page)
  await patient.getByRole('button', { name: 'Retry now' }).click()
  await expect(patient).toContainText('Nothing is lost')
  await service.start()
  await expect(patient).toContainText('Finished', ANALYSED)
})

test('what the service refuses is told and can be tried again', async ({ mien, page }) => {
  const body = JSON.stringify({
    type: 'about:blank',
    title: 'Too large',
    status: 413,
    detail: 'Cut it, or raise the limit.',
  })
  const refuse = { status: 413, contentType: 'application/problem+json', body }
  await page.route('**/api/videos', (route) =>
    route.request().method() === 'POST' ? route.fulfill(refuse) : route.fallback(),
  )
  await mien.open('/videos')
  await choose(page, [film('large.mp4')])
  await start(page, { frames: '1 per second' })
  const large = row(page, 'large.mp4')
  await expect(large).toContainText('Upload failed')
  await expect(large).toContainText('Cut it, or raise the limit.')
  await page.unroute('**/api/videos')
  await large.getByRole('button', { name: 'Try again' }).click()
  await expect(large).toContainText('Finished', ANALYSED)
})

test('a session whose video is analysed says so in the diary, and leads here', async ({ mien, page }) => {
  await mien.open('/videos')
  await choose(page, ['a.mp4', 'b.mp4'].map(film))
  await start(page, { frames: 'Every frame' })
  await expect(row(page, 'b.mp4')).toContainText('Queued for analysis')
  await page.getByRole('link', { name: 'Sessions' }).click()
  await page.getByRole('link', { name: 'Analysing' }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Videos' })).toBeVisible()
  await page.getByRole('link', { name: 'Settings' }).click()
  await expect(page.getByRole('region', { name: 'Storage' })).toContainText(/Video files[12] · [\d.]+ MB/)
})

test('is accessible, light and dark: empty, asking, at work, done', async ({ mien, page }) => {
  await mien.open('/videos')
  await expect(page.getByRole('heading', { name: 'No videos yet' })).toBeVisible()
  await expectAccessible(page)
  await choose(page, [film('a.mp4'), { ...film('empty.mp4'), buffer: Buffer.from('') }])
  await page.getByRole('button', { name: 'Start' }).click()
  await expect(page.getByText('Analysis needs everyone’s consent')).toBeVisible()
  await expect(page.getByText('This file is empty. It won’t be uploaded.')).toBeVisible()
  await expectAccessible(page)
  await start(page, { keep: true, frames: 'Every frame' })
  await expect(row(page, 'a.mp4').getByRole('progressbar')).toBeVisible()
  await expectAccessible(page)
  await expect(row(page, 'a.mp4')).toContainText('Finished', ANALYSED)
  await expectAccessible(page)
})
