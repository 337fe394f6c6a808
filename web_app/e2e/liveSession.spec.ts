import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible'
import { expect, test as base, withWebcam } from './fixtures'
import { FOOTAGE } from './paths'
import { RecordingPage } from './recording'

const test = base.extend<{ recording: RecordingPage }>({
  recording: async ({ mien }, use) => {
    await use(new RecordingPage(mien))
  },
})

test.use({ launchOptions: withWebcam('face') })

const pill = (page: Page) => page.getByRole('banner').getByRole('group', { name: 'Live session' })
const stop = (page: Page) => pill(page).getByRole('button', { name: 'Stop' })
const go = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name }).click()

test('a recording goes on while other pages are looked at, and none of its pictures is missing', async ({
  recording,
  page,
}) => {
  await recording.open()
  await recording.begin('Looked around')
  await go(page, 'Models')
  await expect(page).toHaveTitle(/^● \d\d:\d\d Recording · Models/)
  await expect(pill(page)).toContainText(/\d\d:\d\d/)
  await recording.pictures(10)
  await go(page, 'Videos')
  await recording.pictures(5)
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: 'Models' })).toBeVisible()
  await recording.pictures(5)
  await page.goBack()
  await expect(recording.mien.face(0)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Stop recording' })).toBeVisible()
  await recording.pictures(5)
  await recording.end()
  await expect(page.getByText('Recording saved.')).toBeVisible()
  const session = await recording.session('Looked around')
  expect(session).toMatchObject({ status: 'complete', faces: 1, samples: recording.samples(session.id) })
  expect(session.samples).toBeGreaterThan(20)
  expect(recording.mien.surprises).toEqual([])
})

test('Stop in the header ends the recording and turns the camera off, on any page', async ({ recording, page }) => {
  await recording.open()
  await recording.begin('Stopped elsewhere')
  await recording.until(2)
  await go(page, 'Sessions')
  await page.getByRole('link', { name: 'Stopped elsewhere' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Stopped elsewhere' })).toBeVisible()
  await recording.pictures(5)
  // M marks the session that is looked at, not the one that is recorded, and no other key of the live page works here.
  for (const key of ['m', 'r', 's', '0']) await page.keyboard.press(key)
  await expect(stop(page)).toBeVisible()
  await stop(page).click()
  await expect(pill(page)).toBeHidden()
  await expect(page).toHaveTitle('Stopped elsewhere · Mien')
  await expect(page.getByText('Recording saved.')).toBeVisible()
  const session = await recording.session('Stopped elsewhere')
  expect(session).toMatchObject({ status: 'complete', samples: recording.samples(session.id) })
  expect(session.markers).toHaveLength(1)
  await go(page, 'Live')
  await expect(page.getByRole('heading', { name: 'See expressions as they happen' })).toBeVisible()
})

test('a camera that only shows is told in the header, goes on, and can be stopped there', async ({ mien, page }) => {
  await mien.open()
  await mien.startCamera()
  await expect(mien.face(0)).toBeVisible()
  await page.getByRole('switch', { name: 'Mirrored' }).click()
  await page.getByRole('link', { name: 'Settings' }).click()
  await expect(pill(page)).toContainText('Camera on')
  await expect(page).toHaveTitle('Camera on · Settings · Mien')
  const before = mien.answers.length
  await expect.poll(() => mien.answers.length).toBeGreaterThan(before + 5)
  // The tooltip of the link under the pointer is no part of the page.
  await page.mouse.move(10, 400)
  await expect(page.getByRole('tooltip')).toBeHidden()
  await expectAccessible(page)
  await pill(page).getByRole('link').click()
  await expect(mien.face(0)).toBeVisible()
  await expect(page.getByRole('switch', { name: 'Mirrored' })).not.toBeChecked()
  expect(new Set(mien.answers.flatMap(({ faces }) => faces.map(({ id }) => id)))).toEqual(new Set([0]))
  await go(page, 'Models')
  const track = await page.locator('video').evaluateHandle((video: HTMLVideoElement) => {
    return (video.srcObject as MediaStream).getVideoTracks()[0]
  })
  await stop(page).click()
  await expect(pill(page)).toBeHidden()
  expect(await track.evaluate((ended) => ended?.readyState)).toBe('ended')
  await expect(page.locator('video')).toHaveCount(0)
})

test('closing the tab asks while it records, and not otherwise', async ({ recording, page }) => {
  await recording.open()
  await recording.begin('Closed')
  await go(page, 'Models')
  const asking = page.waitForEvent('dialog')
  await page.close({ runBeforeUnload: true })
  const question = await asking
  expect(question.type()).toBe('beforeunload')
  await question.dismiss()
  await recording.pictures(3)
  await stop(page).click()
  await expect(page.getByText('Recording saved.')).toBeVisible()
  const closed = page.waitForEvent('close')
  await page.close({ runBeforeUnload: true })
  await closed
})

test('a service that goes away meanwhile is told on other pages, and nothing it acknowledged is lost', async ({
  recording,
  page,
  service,
}) => {
  await recording.open()
  await recording.begin('Away meanwhile')
  await recording.until(2)
  await go(page, 'Models')
  await recording.pictures(3)
  await service.kill()
  await expect(page.getByText('This part of the recording will be missing')).toBeVisible()
  await service.start()
  await expect(page.getByText('This part of the recording will be missing')).toBeHidden()
  await recording.pictures(3)
  await stop(page).click()
  await expect(page.getByText('Recording saved.')).toBeVisible()
  const session = await recording.session('Away meanwhile')
  expect(session).toMatchObject({ status: 'complete', samples: recording.samples(session.id) })
})

test('what would end a recording unasked waits for its end: another model, another video, an upload goes beside it', async ({
  recording,
  page,
}) => {
  await recording.open()
  await recording.begin('Not disturbed')
  const drop = await page.evaluateHandle(() => {
    const data = new DataTransfer()
    data.items.add(new File(['x'], 'other.mp4', { type: 'video/mp4' }))
    return data
  })
  const stage = page.getByRole('region', { name: 'Live picture' })
  await stage.dispatchEvent('dragover', { dataTransfer: drop })
  await expect(page.getByText('Stop recording to open a video')).toBeVisible()
  await stage.dispatchEvent('drop', { dataTransfer: drop })
  await expect(page.getByText('Stop recording to open a video')).toBeHidden()
  await go(page, 'Models')
  await expect(page.getByText('You can switch models once the recording has ended')).toBeVisible()
  const other = page.getByRole('button', { name: 'Use this model' })
  await expect(other).toBeDisabled()
  await other.click({ force: true })
  await expect(page.getByRole('button', { name: 'In use' })).toHaveCount(1)
  await go(page, 'Videos')
  await page.getByTestId('video-files').setInputFiles(FOOTAGE.faceWebm)
  const dialog = page.getByRole('dialog', { name: 'Analyse this video' })
  await dialog.getByRole('checkbox', { name: 'Everyone who can be seen was told' }).check()
  await dialog.getByRole('button', { name: 'Start' }).click()
  await recording.pictures(5)
  await expect(page.getByRole('listitem').filter({ hasText: 'cap12_edit' })).toContainText('Finished', {
    timeout: 120_000,
  })
  await recording.pictures(3)
  await stop(page).click()
  await expect(page.getByText('Recording saved.')).toBeVisible()
  const session = await recording.session('Not disturbed')
  expect(session).toMatchObject({ status: 'complete', samples: recording.samples(session.id) })
  await go(page, 'Models')
  await expect(other).toBeEnabled()
})

test('a recorded video file plays on while other pages are looked at', async ({ recording, page }) => {
  await recording.mien.open()
  await page.getByTestId('video-file').first().setInputFiles(FOOTAGE.faceWebm)
  await expect(recording.mien.face(0)).toBeVisible()
  await recording.begin('A film elsewhere')
  await go(page, 'Models')
  await recording.pictures(10)
  await stop(page).click()
  await expect(page.getByText('Recording saved.')).toBeVisible()
  const session = await recording.session('A film elsewhere')
  expect(session).toMatchObject({ source: 'video', status: 'complete', samples: recording.samples(session.id) })
})

test('axe finds nothing on another page while it records, and the header fits a phone', async ({ recording, page }) => {
  await recording.open()
  await recording.begin('Accessible elsewhere')
  await go(page, 'Sessions')
  await expect(pill(page)).toBeVisible()
  await expectAccessible(page)
  await expect(stop(page)).toBeInViewport()
})
