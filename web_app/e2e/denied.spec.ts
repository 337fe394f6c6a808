import { expectAccessible } from './accessible'
import { expect, test, withWebcam } from './fixtures'

test.use({ launchOptions: withWebcam('denied') })

test('a camera that may not be used is said to be so', async ({ mien, page }) => {
  await mien.open()
  await mien.startCamera()
  await expect(page.getByRole('heading', { name: 'Camera access is blocked' })).toBeVisible()
  await expectAccessible(page)
})
