import { expectAccessible } from './accessible'
import { expect, test, withWebcam } from './fixtures'
import { FOOTAGE } from './paths'

test.use({ launchOptions: withWebcam('none') })

test('a video file is read, wandered in, and played again', async ({ mien, page }) => {
  await mien.open()
  await page.getByTestId('video-file').first().setInputFiles(FOOTAGE.faceWebm)
  await expect(mien.face(0)).toBeVisible()
  await page.getByRole('button', { name: 'Pause' }).click()
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Play', exact: true }).click()
  await page.getByRole('slider', { name: 'Seek' }).press('End')
  await expect(page.getByRole('heading', { name: 'The video has ended' })).toBeVisible()
  await expectAccessible(page)
  const before = mien.answers.length
  await page.getByRole('button', { name: 'Play again' }).click()
  await expect(page.getByRole('heading', { name: 'The video has ended' })).toBeHidden()
  await expect.poll(() => mien.answers.length).toBeGreaterThan(before + 3)
})

test('a file that is no video says so', async ({ mien, page }) => {
  await mien.open()
  const file = { name: 'film.mp4', mimeType: 'video/mp4', buffer: Buffer.from('no film at all') }
  await page.getByTestId('video-file').first().setInputFiles(file)
  await expect(page.getByRole('heading', { name: 'Can’t play this file' })).toBeVisible()
})

test('without a camera the page says so', async ({ mien, page }) => {
  await mien.open()
  await mien.startCamera()
  await expect(page.getByRole('heading', { name: 'No camera found' })).toBeVisible()
})
