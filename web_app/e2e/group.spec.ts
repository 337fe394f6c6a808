import { expect, test, withWebcam } from './fixtures'

test.use({ launchOptions: withWebcam('group') })

test('each face of a group has its own number and card, and they stay', async ({ mien, page }) => {
  await mien.open()
  await mien.startCamera()
  const cards = page.getByRole('region', { name: 'People' }).getByRole('article')
  await expect(cards).toHaveCount(4)
  const names = await cards.evaluateAll((all) => all.map((card) => card.getAttribute('aria-label')))
  expect(new Set(names).size).toBe(4)
  const before = mien.answers.length
  await expect.poll(() => mien.answers.length).toBeGreaterThan(before + 20)
  const ids = new Set(mien.answers.slice(before).flatMap(({ faces }) => faces.map((face) => face.id)))
  expect(ids.size).toBe(4)
})
