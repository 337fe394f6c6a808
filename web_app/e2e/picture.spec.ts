import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import type { SampleColumns, SessionDetail, Video } from '../src/api/generated'
import { expectAccessible } from './accessible'
import { fill } from './fill'
import { analysed, FRAME, isDrawn, look, makeFilm, shared } from './film'
import { expect, test, withWebcam, type MienPage } from './fixtures'
import { FOOTAGE, PYTHON_BIN } from './paths'

test.use({ launchOptions: withWebcam('none') })

const folder = mkdtempSync(join(tmpdir(), 'mien-films-'))
const FILM = join(folder, 'film.webm')
const LENGTH = 8000
const UNPLAYABLE = join(folder, 'old.mkv')

test.beforeAll(() => {
  makeFilm(FILM, '--sound', '--seconds', String(LENGTH / 1000))
  makeFilm(UNPLAYABLE, '--codec', 'mpeg4', '--seconds', '2')
})
test.afterAll(() => {
  rmSync(folder, { recursive: true })
})

const panel = (page: Page) => page.getByRole('region', { name: 'Video', exact: true })
const boxes = (page: Page) => page.getByTestId('boxes')
const picture = (page: Page) => page.getByRole('group', { name: /^Video\./ })
const chart = (page: Page) => page.getByRole('slider', { name: 'Timeline cursor' })
const place = (page: Page) => page.getByRole('slider', { name: 'Seek' })
const play = (page: Page) => page.getByRole('button', { name: 'Play', exact: true })
const pause = (page: Page) => page.getByRole('button', { name: 'Pause', exact: true })

async function clickAcross(on: Locator, share: number): Promise<void> {
  await on.scrollIntoViewIfNeeded()
  const { width = 0, height = 0 } = (await on.boundingBox()) ?? {}
  await on.click({ position: { x: width * share, y: height / 2 } })
}

/** The picture stands, with the boxes of its own frame at a place of the video; gives that frame's number. */
async function standsAt(page: Page, near: number): Promise<number> {
  await expect
    .poll(async () => Math.abs(parseFloat((await boxes(page).getAttribute('data-at')) ?? '') - near))
    .toBeLessThanOrEqual(FRAME)
  const [shown] = await look(page, 0)
  expect(shown?.number).toBe(Math.round((shown?.at ?? NaN) / FRAME))
  return shown?.number ?? NaN
}

/** The face's box as the service has it is what is drawn over that frame. */
async function expectBox(mien: MienPage, id: string, number: number): Promise<void> {
  const at = number * FRAME
  const { box } = await mien.get<SampleColumns>(
    `/api/sessions/${id}/samples?from=${String(at - 5)}&to=${String(at + 5)}`,
  )
  const [x = NaN, y = NaN, width = NaN, height = NaN] = [box.x[0], box.y[0], box.width[0], box.height[0]]
  expect(await isDrawn(mien.page, { x, y, width, height })).toEqual([true, true, true])
}

test('a kept video plays with the boxes of its own frames, after seeks and at any size too', async ({ mien, page }) => {
  const id = await shared(mien, FILM, { rate: 'all', keep: 'true' })
  await mien.open(`/sessions/${id}`)
  await expect(boxes(page)).toHaveAttribute('data-at', '0')
  await expectBox(mien, id, 0)

  for (const speed of ['1 ×', '0.25 ×']) {
    await page.getByRole('combobox', { name: 'Speed' }).selectOption({ label: speed })
    await play(page).click()
    const frames = await look(page, 20)
    await pause(page).click()
    for (const { at, mediaTime } of frames) expect(Math.abs(at - mediaTime)).toBeLessThanOrEqual(1)
    // A page that was late has seen another picture than the one it was told of.
    const heard = frames.filter(({ late }) => !late)
    expect(heard.length).toBeGreaterThan(0)
    for (const { number, at } of heard) expect(Math.abs(at - number * FRAME)).toBeLessThanOrEqual(FRAME)
  }
  await expect(page.locator('[data-cursor]').first()).toBeVisible()

  for (const share of [0.9, 0.1, 0.55, 0.25, 0.7]) {
    await clickAcross(chart(page), share)
    await expectBox(mien, id, await standsAt(page, share * LENGTH))
  }
  await page.setViewportSize({ width: 360, height: 740 })
  await clickAcross(chart(page), 0.4)
  await expectBox(mien, id, await standsAt(page, 0.4 * LENGTH))
  expect(mien.surprises).toEqual([])
})

test('keys, the overview, markers and the player’s own controls lead to the same frame', async ({ mien, page }) => {
  const id = await shared(mien, FILM, { rate: 'all', keep: 'true' })
  await page.request.put(mien.address(`/api/sessions/${id}/markers/00000000-0000-4000-8000-000000000001`), {
    data: { at: 6000, text: 'She turns' },
  })
  await mien.open(`/sessions/${id}`)
  await clickAcross(chart(page), 0.5)
  const middle = await standsAt(page, LENGTH / 2)
  await page.keyboard.press('ArrowRight')
  await expect(boxes(page)).toHaveAttribute('data-at', String((middle + 1) * FRAME))
  await page.keyboard.press('Shift+ArrowLeft')
  await expect(boxes(page)).toHaveAttribute('data-at', String((middle - 9) * FRAME))
  await picture(page).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(boxes(page)).toHaveAttribute('data-at', String((middle - 7) * FRAME))
  await page.keyboard.press('Space')
  await expect(pause(page)).toBeVisible()
  await page.keyboard.press('Space')
  await expect(play(page)).toBeVisible()
  await page.getByRole('button', { name: 'Step forward' }).click()

  await page.getByRole('list', { name: 'Chapters' }).getByRole('button', { name: 'She turns 0:06' }).click()
  expect(await standsAt(page, 6000)).toBe(6000 / FRAME)
  await clickAcross(page.getByRole('slider', { name: 'Shown part of the session' }), 0.2)
  await standsAt(page, 0.2 * LENGTH)
  await place(page).press('End')
  await standsAt(page, LENGTH - FRAME)
  await page.getByRole('combobox', { name: 'Speed' }).selectOption({ label: '4 ×' })
  expect(
    await page
      .getByRole('region', { name: 'Video' })
      .locator('video')
      .evaluate((video: HTMLVideoElement) => video.playbackRate),
  ).toBe(4)
  await page.getByRole('button', { name: 'Mute' }).click()
  await expect(page.getByRole('button', { name: 'Unmute' })).toBeVisible()
  // The tooltip under the pointer belongs to no part of the page.
  await page.mouse.move(0, 0)
  await expect(page.getByRole('tooltip')).toBeHidden()
  await expectAccessible(page)
})

test('the same file chosen again plays with its boxes, nothing is sent, and another file is refused', async ({
  mien,
  page,
}) => {
  const id = await analysed(mien, FOOTAGE.faceWebm, {})
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(request.url())
  })
  await mien.open(`/sessions/${id}`)
  await expect(panel(page)).toContainText('The video file was not kept')
  await expect(play(page)).toBeDisabled()
  await page.getByTestId('same-file').setInputFiles(FILM)
  await expect(panel(page).getByRole('alert')).toContainText(
    '“film.webm” is a different file. This session was made from “cap12_edit.webm”',
  )
  await expectAccessible(page)
  await page.getByTestId('same-file').setInputFiles(FOOTAGE.faceWebm)
  await expect(play(page)).toBeEnabled()
  await expect(panel(page)).toContainText('not uploaded')
  const { moments } = await mien.get<SessionDetail>(`/api/sessions/${id}`)
  expect(moments.length).toBeGreaterThan(0)
  for (const { at, expression } of moments) {
    await page.getByRole('button', { name: new RegExp(`^${expression} \\d+:\\d\\d$`, 'i') }).click()
    await expect
      .poll(async () => Math.abs(Number(await boxes(page).getAttribute('data-media-time')) - at))
      .toBeLessThanOrEqual(50)
  }
  expect(sent).toEqual([])

  await page.getByRole('button', { name: 'Store with session' }).click()
  await expect(panel(page)).toContainText('Stored with the session')
  expect((await mien.get<Video>(`/api/videos/${id}`)).kept).toBe(true)
  await page.getByRole('button', { name: 'Delete video' }).click()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Store with session' })).toBeVisible()
  expect((await mien.get<Video>(`/api/videos/${id}`)).kept).toBe(false)
  await page.reload()
  await expect(panel(page)).toContainText('The video file was not kept')
  expect(mien.surprises).toEqual([])
})

/** How many pictures a video has, and how sharp this part of the one in its middle is. */
function probe(path: string, [x, y, width, height]: number[]): { pictures: number; sharpness: number } {
  const code = `
import av, cv2, json, sys
x, y, w, h = json.loads(sys.argv[2])
film = [frame.to_ndarray(format="gray") for frame in av.open(sys.argv[1]).decode(video=0)]
part = film[len(film) // 2][y : y + h, x : x + w]
print(json.dumps({"pictures": len(film), "sharpness": cv2.Laplacian(part, cv2.CV_64F).var()}))`
  const words = ['-c', code, path, JSON.stringify([x, y, width, height].map((side = 0) => Math.round(side)))]
  return JSON.parse(execFileSync(join(PYTHON_BIN, 'python'), words, { encoding: 'utf8' })) as ReturnType<typeof probe>
}

test('a copy with boxes is made, downloaded and erased, faces blurred where that is asked for', async ({
  mien,
  page,
}) => {
  const id = await shared(mien, FILM, { rate: 'all', keep: 'true' })
  const at = LENGTH / 2
  const { box } = await mien.get<SampleColumns>(`/api/sessions/${id}/samples?from=${String(at)}&to=${String(at + 5)}`)
  const [x = 0, y = 0, width = 0, height = 0] = [box.x[0], box.y[0], box.width[0], box.height[0]]
  const face = [x + width / 4, y + height / 4, width / 2, height / 2]
  const own = probe(FILM, face)
  await mien.open(`/sessions/${id}`)
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: /^Annotated video/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Annotated video' })
  await expect(dialog).toContainText('without sound')
  await expectAccessible(page)

  for (const blurred of [false, true]) {
    await dialog.getByRole('checkbox', { name: 'Blur every face' }).setChecked(blurred)
    await dialog.getByRole('button', { name: 'Make video' }).click()
    const link = dialog.getByRole('link', { name: 'Download' })
    await expect(link).toBeVisible({ timeout: 90_000 })
    const begun = page.waitForEvent('download')
    await link.click()
    const download = await begun
    expect(download.suggestedFilename()).toBe('film.annotated.mp4')
    const copy = probe(await download.path(), face)
    expect(copy.pictures).toBe(own.pictures)
    if (blurred) expect(copy.sharpness).toBeLessThan(own.sharpness / 5)
    else expect(copy.sharpness).toBeGreaterThan(own.sharpness / 5)
    await dialog.getByRole('button', { name: 'Delete' }).click()
    await expect(dialog.getByRole('button', { name: 'Make video' })).toBeVisible()
  }
  expect((await mien.get<Video>(`/api/videos/${id}`)).annotation).toBeNull()
  expect(mien.surprises).toEqual([])
})

test('a video that the browser cannot play says so and offers a copy', async ({ mien, page }) => {
  const id = await analysed(mien, UNPLAYABLE, { keep: 'true' })
  await mien.open(`/sessions/${id}`)
  await expect(panel(page)).toContainText('This browser can’t play the video')
  await expect(panel(page)).toContainText('mpeg4 in matroska')
  await expectAccessible(page)
  await panel(page).getByRole('button', { name: 'Annotated video (MP4)' }).click()
  await expect(page.getByRole('dialog', { name: 'Annotated video' })).toBeVisible()
})

test('while the service is away the player says so, and it plays when the service is back', async ({ mien, page }) => {
  const id = await shared(mien, FILM, { rate: 'all', keep: 'true' })
  await page.route('**/api/videos/**/file', (route) => route.abort())
  let asked = 0
  await page.route(`**/api/videos/${id}`, (route) => (asked++ === 0 ? route.continue() : route.abort()))
  await mien.open(`/sessions/${id}`)
  await expect(panel(page)).toContainText('Couldn’t load the video')
  await page.unroute('**/api/videos/**/file')
  await page.unroute(`**/api/videos/${id}`)
  await expect(play(page)).toBeEnabled()
  await expect(boxes(page)).toHaveAttribute('data-at', '0')
})

test('a session that was recorded live asks for no video and shows none', async ({ mien, page, service }) => {
  const [webcam = '', file = ''] = await fill(service.url, [
    { title: 'From the webcam' },
    { title: 'From a file', source: 'video', mostly: 'happy' },
  ])
  const asked: string[] = []
  page.on('request', (request) => {
    if (/\/api\/videos|\/samples/.test(request.url())) asked.push(request.url())
  })
  await mien.open(`/sessions/${webcam}`)
  await expect(chart(page)).toBeVisible()
  expect(asked).toEqual([])
  await mien.open(`/sessions/${file}`)
  await expect(chart(page)).toBeVisible()
  await expect(panel(page)).toBeHidden()
  await expect(page.getByRole('heading', { name: 'Peak moments' })).toBeAttached()
})
