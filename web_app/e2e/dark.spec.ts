import { test, withWebcam } from './fixtures'
import { expectUnclear } from './unclear'

test.use({ launchOptions: withWebcam('dark') })

test('a face that is too dark says so instead of an expression', async ({ mien }) => {
  await mien.open()
  await mien.startCamera()
  await expectUnclear(mien, 'too_dark', 'too dark')
})
