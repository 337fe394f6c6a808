import { readFile } from 'node:fs/promises'
import { EXPRESSIONS } from '../src/lib/expressions'
import { expect, test, withWebcam, type MienPage } from './fixtures'

test.use({ launchOptions: withWebcam('face') })

/** Between the eyes and the mouth of the person in the clip, in its 640 x 480 pixels. */
const NOSE = { x: 338, y: 285 }
const WIDTH = 640

test('nothing starts before the notice was accepted', async ({ mien, page }) => {
  await mien.open('/', { accept: false })
  const notice = page.getByRole('dialog', { name: 'Before you begin' })
  await expect(notice).toContainText('Article 5(1)(f)')
  await notice.getByRole('button', { name: 'Not now' }).click()
  await mien.startCamera()
  await expect(notice).toBeVisible()
  expect(mien.answers).toHaveLength(0)
  await notice.getByRole('button', { name: 'I understand and agree' }).click()
  await mien.startCamera()
  await expect(mien.face(0)).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'See expressions as they happen' })).toBeVisible()
  await page.getByRole('button', { name: 'About and limits' }).click()
  await expect(page.getByRole('dialog', { name: 'About and limits' })).toContainText('expressions, not feelings')
})

test('the box lies on the face, its number stays for ten seconds, the bars follow the face', async ({ mien }) => {
  await mien.open()
  await mien.startCamera()
  await expect(mien.face(0)).toBeVisible()
  const begin = Date.now()
  const shown: number[][] = []
  await expect(async () => {
    shown.push((await mien.face(0).getByRole('list').innerText()).match(/\d+/g)?.map(Number) ?? [])
    await expectBoxAround(mien)
    expect(Date.now() - begin).toBeGreaterThan(10_000)
    expect(mien.answers.length).toBeGreaterThan(20)
  }).toPass({ intervals: [250], timeout: 90_000 })

  for (const { faces } of mien.answers) {
    expect(faces.map((face) => face.id)).toEqual([0])
    const { x, y, width, height } = faces[0]?.box ?? { x: 0, y: 0, width: 0, height: 0 }
    expect(NOSE.x).toBeGreaterThan(x)
    expect(NOSE.x).toBeLessThan(x + width)
    expect(NOSE.y).toBeGreaterThan(y)
    expect(NOSE.y).toBeLessThan(y + height)
  }
  const ranges = EXPRESSIONS.map((_, row) => {
    const figures = shown.map((rows) => rows[row] ?? 0)
    return Math.max(...figures) - Math.min(...figures)
  })
  expect(Math.max(...ranges), 'how far the liveliest bar went').toBeGreaterThanOrEqual(10)
  expect(mien.surprises, 'nothing from other hosts, no errors').toEqual([])
})

test('the picture is saved as a PNG with its boxes', async ({ mien, page }) => {
  await mien.open()
  await mien.startCamera()
  await expect(mien.face(0)).toBeVisible()
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save picture' }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toMatch(/^mien-[\d-]+\.png$/)
  const png = await readFile(await download.path())
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([WIDTH, 480])
})

test('when the service goes away the page says so, and goes on with the same faces', async ({
  mien,
  page,
  service,
}) => {
  await mien.open()
  await mien.startCamera()
  await expect(mien.face(0)).toBeVisible()
  await service.stop()
  await expect(page.getByRole('heading', { name: 'The service isn’t responding' })).toBeVisible()
  await expect(page.getByText('nothing is lost')).toBeVisible()
  const before = mien.answers.length
  await service.start()
  await expect(page.getByRole('heading', { name: 'The service isn’t responding' })).toBeHidden()
  await expect.poll(() => mien.answers.length).toBeGreaterThan(before + 3)
  expect(mien.states[before], 'the stream goes on where it was').toEqual(mien.answers[before - 1]?.state)
  expect(new Set(mien.answers.flatMap(({ faces }) => faces.map((face) => face.id)))).toEqual(new Set([0]))
})

test('keys start, reset and stop', async ({ mien, page }) => {
  await mien.open()
  await page.keyboard.press('s')
  await expect(mien.face(0)).toBeVisible()
  await page.keyboard.press('0')
  const before = mien.answers.length
  await expect.poll(() => mien.answers.length).toBeGreaterThan(before + 2)
  expect(mien.answers.at(-1)?.faces.map((face) => face.id)).toEqual([0])
  await page.keyboard.press('s')
  await expect(page.getByRole('heading', { name: 'See expressions as they happen' })).toBeVisible()
})

/** What is drawn over the picture surrounds the face: the picture is mirrored, and so is the place. */
async function expectBoxAround({ page }: MienPage): Promise<void> {
  const drawn = await page
    .locator('canvas[aria-hidden]')
    .first()
    .evaluate((canvas: HTMLCanvasElement, width) => {
      const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
      const scale = Math.min(canvas.width / width, canvas.height / 480)
      const left = (canvas.width - width * scale) / 2
      const isDrawn = (x: number, y: number) =>
        (pixels[(Math.round(y) * canvas.width + Math.round(x)) * 4 + 3] ?? 0) > 0
      const inPicture = Array.from({ length: width }, (_, x) => x)
      const row = (canvas.height - 480 * scale) / 2 + 285 * scale
      return inPicture.filter((x) => isDrawn(left + x * scale, row))
    }, WIDTH)
  const nose = WIDTH - NOSE.x
  expect(Math.min(...drawn), 'left edge').toBeLessThan(nose - 30)
  expect(Math.max(...drawn), 'right edge').toBeGreaterThan(nose + 30)
  expect(Math.max(...drawn) - Math.min(...drawn), 'width').toBeLessThan(300)
}
