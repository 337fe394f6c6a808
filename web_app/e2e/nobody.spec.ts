import { expectAccessible } from './accessible'
import { expect, test, withWebcam } from './fixtures'

test.use({ launchOptions: withWebcam('pattern') })

test('a picture without a face says what to do', async ({ mien, page }) => {
  await mien.open()
  await mien.startCamera()
  await expect(page.getByRole('heading', { name: 'No face in view' })).toBeVisible()
  await expectAccessible(page)
})
