import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible'
import { expect, MienPage, test as base, withWebcam } from './fixtures'
import { FOOTAGE } from './paths'
import { RecordingPage } from './recording'

const test = base.extend<{ recording: RecordingPage }>({
  recording: async ({ mien }, use) => {
    await use(new RecordingPage(mien))
  },
})

test.use({ launchOptions: withWebcam('face') })

/** One picture is in flight at a time: of so many more, the service has at least one that was taken from now on. */
const NEWER = 3
const waiting = (page: Page) => page.getByText(/samples? waits? in this browser and will be sent/)
/** The batches of `count` seconds and more, none missing. */
const unbroken = (batches: number[]) => batches.map((_, place) => place)

test('a session is recorded with its markers, its consent and all that was seen', async ({ recording, page }) => {
  await recording.open()
  await page.keyboard.press('r')
  const dialog = page.getByRole('dialog', { name: 'Record this session' })
  await expect(dialog.getByRole('textbox', { name: 'Title' })).toHaveValue(/^Session of \d+ \w+, \d\d:\d\d$/)
  await dialog.getByRole('button', { name: 'Start recording' }).click()
  await expect(dialog.getByText('A recording needs their consent')).toBeVisible()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await recording.begin('Interview 7')
  await expect(page.getByText('figures stored')).toBeVisible()
  await recording.until(2)
  await page.keyboard.press('m')
  await page.keyboard.type('question 3, spoken freely')
  await page.keyboard.press('Enter')
  await recording.until(4)
  await page.getByRole('button', { name: 'Add marker' }).click()
  await page.keyboard.type('never mind')
  await page.keyboard.press('Escape')
  await recording.until(6)
  // However slow the machine is.
  await expect.poll(async () => (await recording.session('Interview 7')).samples).toBeGreaterThan(12)
  await recording.pictures(NEWER)
  await page.keyboard.press('r')
  await expect(page.getByText('nothing stored')).toBeVisible()
  await expect(page.getByText('Saved.')).toBeVisible()

  const session = await recording.session('Interview 7')
  expect(session).toMatchObject({ source: 'webcam', status: 'complete', faces: 1, consent: { version: '1' } })
  expect(session.made_with.settings).toMatchObject({ picture_width: 640, frame_width: 640, frame_height: 480 })
  expect(session.samples).toBe(recording.samples(session.id))
  expect(session.samples).toBeGreaterThan(12)
  expect(session.duration_ms).toBeGreaterThan(5000)
  expect(session.markers.map(({ text }) => text)).toEqual(['question 3, spoken freely', 'Marker 2'])
  for (const { at } of session.markers) expect(at).toBeLessThan(session.duration_ms)
  expect(recording.mien.surprises).toEqual([])
  await page.getByRole('link', { name: 'Review it' }).click()
  await expect(page).toHaveURL(new RegExp(`/sessions/${session.id}$`))
})

test('while it records nothing moves, and what would mix faces or models waits', async ({ recording, page }) => {
  await recording.open()
  const controls = page.getByRole('region', { name: 'Controls' })
  const places = () =>
    Promise.all(
      ['Stop', 'Add marker', 'Options', 'Save picture'].map((name) =>
        controls.getByRole('button', { name, exact: true }).boundingBox(),
      ),
    )
  const before = await places()
  await recording.begin('Nothing moves')
  expect(await places()).toEqual(before)
  await expect(controls.getByRole('button', { name: /^Reset waits/ })).toBeDisabled()
  await expect(controls.getByRole('button', { name: 'Video file' })).toBeDisabled()
  await controls.getByRole('button', { name: 'Options' }).click()
  const options = page.getByRole('dialog', { name: 'Options' })
  await expect(options.getByRole('combobox', { name: 'Picture sent' })).toBeDisabled()
  await expect(options).toContainText('Stays until the recording ends')
  await page.keyboard.press('Escape')
  await page.keyboard.press('0')
  await expect(page.getByRole('button', { name: 'Stop recording' })).toBeVisible()
  await recording.until(1)
  await controls.getByRole('button', { name: 'Stop', exact: true }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await expect(controls.getByRole('button', { name: 'Record', exact: true })).toBeDisabled()
  expect(await recording.session('Nothing moves')).toMatchObject({ status: 'complete' })
})

test('a service that is killed in mid-session loses nothing that it acknowledged, and the page carries on', async ({
  recording,
  page,
  service,
}) => {
  await recording.open()
  await recording.begin('Killed')
  await recording.until(3)
  await service.kill()
  await expect(page.getByRole('heading', { name: 'The service does not answer' })).toBeVisible()
  await page.keyboard.press('m')
  await page.keyboard.press('Escape')
  await recording.until(7)
  await service.start()
  await expect(page.getByRole('heading', { name: 'The service does not answer' })).toBeHidden()
  // A service that is only starting hides it too.
  await recording.pictures(NEWER)
  await recording.end()
  await expect(page.getByText('Saved.')).toBeVisible()
  const session = await recording.session('Killed')
  expect(session.samples).toBe(recording.samples(session.id))
  expect(recording.batches(session.id)).toEqual(unbroken(recording.batches(session.id)))
  expect(session.markers).toHaveLength(1)
  expect(session.duration_ms).toBeGreaterThan(7000)
})

test('what waits while the browser is offline is told and delivered later', async ({ recording, page, context }) => {
  await recording.open()
  await recording.begin('Offline')
  await recording.until(2)
  // Without a picture since the last batch nothing would wait; so the first that is sent now does not get through.
  await page.route('**/batches/*', (route) => route.abort())
  await expect(waiting(page)).toBeVisible()
  await context.setOffline(true)
  await page.unroute('**/batches/*')
  await recording.until(6)
  await recording.end()
  await expect(page.getByText('Kept in this browser until the service is back.')).toBeVisible()
  await context.setOffline(false)
  await expect(waiting(page)).toBeHidden()
  await expect(page.getByText('Saved.')).toBeVisible()
  const session = await recording.session('Offline')
  expect(session).toMatchObject({ status: 'complete', samples: recording.samples(session.id) })
  expect(recording.batches(session.id)).toEqual(unbroken(recording.batches(session.id)))
})

test('what could not be sent waits over a reload, on any page', async ({ recording, page }) => {
  await recording.open()
  await page.route('**/api/sessions**', (route) => route.abort())
  await page.route('**/api/sessions/**', (route) => route.abort())
  await recording.begin('Reloaded')
  await recording.until(3)
  await recording.pictures(NEWER)
  await expect(waiting(page)).toBeVisible()
  await page.reload()
  await expect(waiting(page)).toBeVisible()
  await page.getByRole('link', { name: 'Models' }).click()
  await expect(waiting(page)).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1280)
  // It would be sent by itself soon: the button is pressed while it cannot be.
  const tried = page.waitForRequest('**/api/sessions**')
  await page.getByRole('button', { name: 'Try now' }).click()
  await tried
  await page.unrouteAll()
  await expect(waiting(page)).toBeHidden()
  await expect.poll(async () => (await recording.session('Reloaded')).status).toBe('complete')
  const session = await recording.session('Reloaded')
  expect(session.samples).toBe(recording.samples(session.id))
  expect(session.duration_ms).toBeGreaterThan(3000)
})

test('a page that is left while it records ends the session and sends what is there', async ({ recording, page }) => {
  await recording.open()
  await recording.begin('Left')
  const before = recording.mien.answers.length
  await recording.pictures(15)
  await page.goto('about:blank')
  await expect.poll(async () => (await recording.session('Left')).status).toBe('complete')
  // The first may have been taken before it began; the last may not have reached the page.
  const seen = recording.mien.answers.length - before - 2
  // A batch that was on its way went with the page: it waits in the browser until a page is open again.
  await recording.mien.open()
  await expect.poll(async () => (await recording.session('Left')).samples).toBeGreaterThanOrEqual(seen)
})

test('two tabs record at once and do not mix; one delivers what the other left', async ({
  recording: first,
  context,
  service,
}) => {
  const second = new RecordingPage(new MienPage(await context.newPage(), service))
  const [left, right] = ['Left tab', 'Right tab']
  await first.open()
  await first.begin(left)
  await second.open()
  await second.begin(right)
  await first.until(4)
  await second.until(4)
  await first.page.route('**/api/sessions/**', (route) => route.abort())
  await expect(waiting(first.page)).toBeVisible()
  await first.page.close()
  await second.until(10)
  await second.end()
  await expect(second.page.getByText('Saved.')).toBeVisible()
  const other = await second.session(right)
  expect(other.samples).toBe(second.samples(other.id))
  const { id } = await second.session(left)
  expect(id).not.toBe(other.id)
  await expect.poll(() => second.samples(id), 'the second tab delivers what the first had left').toBeGreaterThan(0)
  // The service may have acknowledged one more to the first tab, just before that was closed.
  const acknowledged = () => first.samples(id) + second.samples(id)
  await expect.poll(async () => (await second.session(left)).samples).toBeGreaterThanOrEqual(acknowledged())
  expect(new Set([...first.batches(id), ...second.batches(id)]).size).toBe(
    first.batches(id).length + second.batches(id).length,
  )
})

test('where the browser keeps nothing it records all the same, and asks before something is lost', async ({
  recording,
  page,
}) => {
  await page.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException('not here', 'SecurityError')
    }
  })
  await recording.open()
  await recording.begin('Only here')
  await recording.until(3)
  await page.route('**/api/sessions/**', (route) => route.abort())
  await expect(page.getByText('This browser may not keep them. Keep this tab open until then.')).toBeVisible()
  const asking = page.waitForEvent('dialog')
  await page.close({ runBeforeUnload: true })
  const question = await asking
  expect(question.type()).toBe('beforeunload')
  await question.dismiss()
  await page.unrouteAll()
  await recording.end()
  await expect(page.getByText('Saved.')).toBeVisible()
  const session = await recording.session('Only here')
  expect(session.samples).toBeGreaterThanOrEqual(recording.samples(session.id))
})

test('a session that is erased while it is recorded ends, and says so', async ({ recording, page, service }) => {
  await recording.open()
  await recording.begin('Erased')
  await recording.until(2)
  await page.request.delete(`${service.url}/api/sessions/${(await recording.session('Erased')).id}`)
  await expect(page.getByText('The session was erased while it was recorded')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Record', exact: true })).toBeEnabled()
  await page.getByRole('button', { name: 'Close' }).click()
  await expect(page.getByText('The session was erased')).toBeHidden()
})

test('a recorded video file is a session that ends with it', async ({ recording, page }) => {
  await recording.mien.open()
  await page.getByTestId('video-file').first().setInputFiles(FOOTAGE.faceWebm)
  await expect(recording.mien.face(0)).toBeVisible()
  await recording.begin('A film')
  await recording.until(2)
  await page.getByRole('slider', { name: 'Place in the video' }).press('End')
  await expect(page.getByText('Saved.')).toBeVisible()
  expect(await recording.session('A film')).toMatchObject({ source: 'video', status: 'complete' })
})

test('axe finds nothing in the dialog, nor while it records', async ({ recording, page }) => {
  await recording.open()
  await page.getByRole('button', { name: 'Record', exact: true }).click()
  await page.getByRole('button', { name: 'Start recording' }).click()
  await expect(page.getByText('A recording needs their consent')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await recording.begin('Accessible')
  await page.keyboard.press('m')
  await expect(page.getByRole('textbox', { name: 'Text of Marker 1' })).toBeFocused()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await recording.end()
  await expect(page.getByText('Saved.')).toBeVisible()
  await expectAccessible(page)
})
