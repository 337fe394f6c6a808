import { test, withWebcam } from './fixtures'
import { expectUnclear } from './unclear'

test.use({ launchOptions: withWebcam('small') })

test('a face that is too small says so instead of an expression', async ({ mien, page }) => {
  await mien.open()
  await page.getByRole('button', { name: 'Options' }).click()
  await page.getByRole('combobox', { name: 'Frame width' }).selectOption('320')
  await page.keyboard.press('Escape')
  await mien.startCamera()
  await expectUnclear(mien, 'too_small', 'too small')
})
