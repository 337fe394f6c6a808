import type { ModelCard, Models } from '../src/api/generated'
import { expectAccessible } from './accessible'
import { expect, test, withWebcam } from './fixtures'
import { CONFUSION, EVALUATED, PLAIN } from './makeModels'

test.use({ models: 'made', launchOptions: withWebcam('face') })

const TITLES = { [EVALUATED]: 'An evaluated model', [PLAIN]: 'A model with a plain record' } as const

/** Figures of the threshold, which the evaluation's curve shows instead. */
const OF_THE_THRESHOLD = ['coverage', 'accuracy_clear']

test('each model has a card with its figures, its evaluation or that there is none', async ({ mien, page }) => {
  await mien.open('/models')
  const { models } = await mien.get<Models>('/api/models')
  for (const { title, parameters, metrics } of models) {
    const card = page.getByRole('article', { name: title })
    await expect(card).toContainText(`${parameters.toLocaleString('en')} parameters`)
    for (const { value, rows } of metrics.filter(({ name }) => !OF_THE_THRESHOLD.includes(name))) {
      await expect(card).toContainText(`${(value * 100).toFixed(1)} %`)
      await expect(card).toContainText(`${rows.toLocaleString('en')} pictures`)
    }
  }
  const plain = page.getByRole('article', { name: TITLES[PLAIN] })
  await expect(plain.getByRole('heading', { name: 'No evaluation recorded' })).toBeVisible()

  const card = page.getByRole('article', { name: TITLES[EVALUATED] })
  const fear = card.getByRole('table', { name: 'Confusion matrix' }).getByRole('row', { name: /^fear/ })
  const faces = CONFUSION[2] ?? []
  const all = faces.reduce((sum, count) => sum + count)
  const cells = await fear.getByRole('cell').allInnerTexts()
  expect(cells.map((text) => parseInt(text))).toEqual(faces.map((count) => Math.round((count / all) * 100)))
  await card.getByRole('button', { name: 'Faces' }).click()
  expect((await fear.getByRole('cell').allInnerTexts()).map((text) => parseInt(text))).toEqual(faces)
  await expect(card.getByRole('row', { name: /^With the lower half covered/ })).toContainText('61.2 %')
  const record = await mien.get<ModelCard>(`/api/models/${EVALUATED}`)
  await expect(card).toContainText(`Unclear below ${String(record.unclear_below * 100)} %`)
  await expect(card).toContainText(record.licence)
  await expectAccessible(page)
  expect(mien.surprises).toEqual([])
})

test('the speed is measured when asked', async ({ mien, page }) => {
  await mien.open('/models')
  const card = page.getByRole('article', { name: TITLES[PLAIN] })
  await expect(card.getByText('Not measured yet')).toBeVisible()
  await card.getByRole('button', { name: 'Measure speed' }).click()
  await expect(card.getByText(/^\d+(\.\d+)? ms per face$/)).toBeVisible()
  await expect(card.getByRole('button', { name: 'Measure again' })).toBeFocused()
})

test('a chosen model reads the faces, while the stream goes on, and is remembered', async ({ mien, page }) => {
  await mien.open()
  await mien.startCamera()
  await expect(mien.face(0)).toBeVisible()
  await expect.poll(() => mien.answers.at(-1)?.model).toBe(EVALUATED)
  await page.getByRole('button', { name: 'Options' }).click()
  await page.getByRole('combobox', { name: 'Model' }).selectOption(TITLES[PLAIN])
  await expect.poll(() => mien.answers.at(-1)?.model).toBe(PLAIN)
  const change = mien.answers.findIndex((answer) => answer.model === PLAIN)
  expect(mien.states[change], 'the stream goes on where it was').toEqual(mien.answers[change - 1]?.state)
  expect(mien.answers.at(-1)?.faces.map((face) => face.id)).toEqual([0])

  await page.reload()
  await page.getByRole('link', { name: 'Models' }).click()
  await expect(page.getByRole('article', { name: TITLES[PLAIN] }).getByText('In use')).toBeVisible()
  const other = page.getByRole('article', { name: TITLES[EVALUATED] })
  await other.getByRole('button', { name: 'Use this model' }).click()
  await expect(other.getByRole('button', { name: 'In use' })).toBeFocused()
  await page.getByRole('link', { name: 'Live' }).click()
  const before = mien.answers.length
  await mien.startCamera()
  await expect.poll(() => mien.answers.length).toBeGreaterThan(before + 2)
  expect(mien.answers.at(-1)?.model).toBe(EVALUATED)
})

test('a chosen model that is gone gives way to the service’s default', async ({ mien, page }) => {
  await page.addInitScript(() => {
    localStorage.setItem('mien.model', 'gone')
  })
  await mien.open('/models')
  await expect(page.getByText('gone, is no longer available')).toBeVisible()
  await page.getByRole('link', { name: 'Live' }).click()
  await mien.startCamera()
  await expect(mien.face(0)).toBeVisible()
  await expect.poll(() => mien.answers.at(-1)?.model).toBe(EVALUATED)
})

test('while the service is away the page says so, and shows the models once it answers', async ({ mien, page }) => {
  await page.route('**/api/models', (route) => route.abort())
  await mien.open('/models')
  await expect(page.getByRole('heading', { name: 'Couldn’t load the models' })).toBeVisible()
  await expectAccessible(page)
  await page.unroute('**/api/models')
  await expect(page.getByRole('article')).toHaveCount(2)
})
