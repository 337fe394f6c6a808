import type { Comparison } from '../src/api/generated'
import { expectAccessible } from './accessible'
import { expect, test, withWebcam, type MienPage } from './fixtures'
import { seedSession } from './seed'

test.use({ launchOptions: withWebcam('none') })

const MISSING = '00000000-0000-4000-8000-000000000000'
const CALM = { title: 'Calm', minutes: 3, markers: [[20, 'Question 1']] as const }
const HAPPY = { title: 'Happy', minutes: 4, mood: 1, markers: [[65, 'Question 1']] as const }
const SHORT = { title: 'Short', minutes: 0.1 }

async function openCompared(mien: MienPage, ids: string[]): Promise<void> {
  await mien.open(`/compare?sessions=${ids.join(',')}`)
  await expect(mien.page.getByRole('region', { name: /^Compared with/ })).toBeVisible()
}

test('sessions are chosen from a list, and differences are said with how sure they are', async ({
  mien,
  page,
  service,
}) => {
  const calm = await seedSession(service.url, CALM)
  const happy = await seedSession(service.url, HAPPY)
  await mien.open('/compare')
  const calmBox = page.getByRole('checkbox', { name: /^Calm/ }).first()
  await calmBox.click()
  await expect(calmBox).toBeChecked()
  await expectAccessible(page)
  await page
    .getByRole('checkbox', { name: /^Happy/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Compare 2 sessions' }).click()
  await expect(page).toHaveURL(new RegExp(`sessions=${calm}(,|%2C)${happy}`))

  const differences = page.getByRole('region', { name: 'Differences of Happy' })
  const { contrasts } = await mien.get<Comparison>(`/api/comparison?sessions=${calm},${happy}`)
  const { value = 0, low, high } = contrasts[0]?.shares.happy ?? {}
  const [points, least, most] = [value, low ?? 0, high ?? 0].map((share) => (share * 100).toFixed(0))
  await expect(differences).toContainText(
    `Happy is ${points ?? ''} points higher (95 % interval: ${least ?? ''} to ${most ?? ''}).`,
  )
  await expect(differences.getByRole('row', { name: /^happy/ })).toContainText(`+${points ?? ''}`)
  await expect(page.getByRole('table', { name: 'Shares of each session' }).getByRole('columnheader')).toHaveCount(3)
  await expectAccessible(page)
  expect(mien.surprises).toEqual([])
})

test('sessions are aligned at a marker they share, and a part of the time is compared alone', async ({
  mien,
  page,
  service,
}) => {
  const ids = [await seedSession(service.url, CALM), await seedSession(service.url, HAPPY)]
  await openCompared(mien, ids)
  const aligned = page.waitForResponse((answer) => /zeros=20000(,|%2C)65000/.test(answer.url()))
  await page.getByRole('combobox', { name: 'Align all at' }).selectOption('the marker “Question 1”')
  const comparison = (await (await aligned).json()) as Comparison
  expect([comparison.from, comparison.to]).toEqual([-65_000, 175_000])
  await expect(page).toHaveURL(/markers=/)
  await page.reload()
  await expect(page.getByRole('combobox', { name: 'Align all at' })).toHaveValue('Question 1')

  const asked = page.waitForResponse((answer) => answer.url().includes('/comparison') && answer.url().includes('from='))
  await page.getByRole('button', { name: 'Zoom in' }).click()
  const part = (await (await asked).json()) as Comparison
  expect(part.to - part.from).toBeCloseTo(120_000, -1)
  await page.getByRole('button', { name: 'Show everything' }).click()
  await expect(page).not.toHaveURL(/from=/)
  await page.getByRole('combobox', { name: 'Align Happy at' }).selectOption('The start')
  await expect(page.getByRole('combobox', { name: 'Align all at' })).toHaveValue('own')
})

test('a session that is too short to tell says so', async ({ mien, page, service }) => {
  await openCompared(mien, [await seedSession(service.url, CALM), await seedSession(service.url, SHORT)])
  await expect(page.getByRole('region', { name: 'Differences of Short' })).toContainText('Too short to tell')
  await expectAccessible(page)
})

test('a session that is gone is left out', async ({ mien, page, service }) => {
  const ids = [await seedSession(service.url, CALM), MISSING, await seedSession(service.url, HAPPY)]
  await mien.open(`/compare?sessions=${ids.join(',')}`)
  await expect(page.getByRole('heading', { name: 'A session was not found' })).toBeVisible()
  await page.getByRole('button', { name: 'Continue without it' }).click()
  await expect(page.getByRole('list', { name: 'Compared sessions' }).getByRole('listitem')).toHaveCount(2)
})
