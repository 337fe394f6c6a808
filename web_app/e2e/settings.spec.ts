import type { Storage } from '../src/api/generated'
import { expectAccessible } from './accessible'
import { fill, type Entry } from './fill'
import { expect, test, withWebcam } from './fixtures'

test.use({ launchOptions: withWebcam('none') })

const DAY = 24 * 60 * 60_000

const OLD_AND_NEW: Entry[] = [
  { title: 'Of today' },
  { title: 'Of last week', startedAt: Date.now() - 7 * DAY },
  { title: 'Of last year', startedAt: Date.now() - 300 * DAY },
]

const stored = async (url: string) => (await (await fetch(`${url}/api/storage`)).json()) as Storage

test.beforeEach(async ({ service }) => {
  await fill(service.url, OLD_AND_NEW)
  await fetch(`${service.url}/api/storage`, {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ keep_days: null }),
  })
})

test('says how much is stored, where, and what never is', async ({ mien, page }) => {
  await mien.open('/')
  await page.getByRole('link', { name: 'Settings' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  const figures = page.getByRole('region', { name: 'What is stored' })
  await expect(figures).toContainText('Sessions3')
  await expect(figures).toContainText('Samples180')
  await expect(figures).toContainText(/Size on disk[\d.]+ [kM]B/)
  await expect(page.getByRole('region', { name: 'Privacy' })).toContainText(
    'No live picture and no sound is ever stored.',
  )
  await expect(page.getByRole('region', { name: 'Privacy' })).toContainText('nothing leaves that computer')
  expect(mien.surprises).toEqual([])
})

test('erases old sessions only after saying how many', async ({ mien, service, page }) => {
  await mien.open('/settings')
  await expect(page.getByText('Nothing is erased by itself.')).toBeVisible()
  await page.getByRole('radio', { name: 'Erase sessions older than' }).check()
  const days = page.getByRole('textbox', { name: 'days after their end' })
  await days.fill('0')
  await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled()
  await days.fill('30')
  await page.getByRole('button', { name: 'Save' }).click()
  const question = page.getByRole('dialog', { name: 'Erase sessions after 30 days?' })
  await expect(question).toContainText('1 session from before')
  await question.getByRole('button', { name: 'Cancel' }).click()
  expect(await stored(service.url)).toMatchObject({ sessions: 3, keep_days: null })
  await page.getByRole('button', { name: 'Save' }).click()
  await question.getByRole('button', { name: 'Erase 1 session and save' }).click()
  await expect(page.getByText('Erased 30 days after their end.')).toBeVisible()
  await expect.poll(() => stored(service.url)).toMatchObject({ sessions: 2, keep_days: 30 })
  await expect(page.getByRole('region', { name: 'What is stored' })).toContainText('Sessions2')
  await page.reload()
  await expect(days).toHaveValue('30')
  await page.getByRole('radio', { name: 'Until you delete them' }).check()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Nothing is erased by itself.')).toBeVisible()
  expect(await stored(service.url)).toMatchObject({ sessions: 2, keep_days: null })
})

test('erases everything once the word was typed', async ({ mien, service, page }) => {
  await mien.open('/settings')
  await page.getByRole('button', { name: 'Erase everything' }).click()
  const question = page.getByRole('dialog', { name: 'Erase everything?' })
  await expect(question).toContainText('3 sessions are erased for good')
  const confirm = question.getByRole('button', { name: 'Erase everything' })
  await expect(confirm).toBeDisabled()
  await question.getByRole('textbox', { name: 'Type erase to confirm' }).fill('erase')
  await expect(confirm).toBeEnabled()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Everything was erased.')).toBeVisible()
  expect(await stored(service.url)).toMatchObject({ sessions: 0, samples: 0, oldest_at: null })
  await expect(page.getByRole('button', { name: 'Erase everything' })).toBeDisabled()
  await page.getByRole('link', { name: 'Sessions' }).click()
  await expect(page.getByRole('heading', { name: 'Nothing recorded yet' })).toBeVisible()
})

test('says when the service is away that nothing was changed', async ({ mien, service, page }) => {
  await mien.open('/settings')
  await page.getByRole('radio', { name: 'Erase sessions older than' }).check()
  await service.stop()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('alert')).toContainText('This was not saved, and nothing was erased.')
  await service.start()
  expect(await stored(service.url)).toMatchObject({ sessions: 3, keep_days: null })
})

test('is accessible, light and dark, with its questions', async ({ mien, page }) => {
  await mien.open('/settings')
  await expect(page.getByText('Nothing is erased by itself.')).toBeVisible()
  await page.getByRole('radio', { name: 'Erase sessions older than' }).check()
  await page.getByRole('textbox', { name: 'days after their end' }).fill('none')
  await expectAccessible(page)
  await page.getByRole('textbox', { name: 'days after their end' }).fill('30')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Erase everything' }).click()
  await expectAccessible(page)
})
