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
  const figures = page.getByRole('region', { name: 'Storage' })
  await expect(figures).toContainText('Sessions3')
  await expect(figures).toContainText('Samples180')
  await expect(figures).toContainText(/Size on disk[\d.]+ [kM]B/)
  await expect(page.getByRole('region', { name: 'Privacy' })).toContainText('Live pictures and sound are never stored.')
  await expect(page.getByRole('region', { name: 'Privacy' })).toContainText('Nothing leaves that computer')
  expect(mien.surprises).toEqual([])
})

test('erases old sessions only after saying how many', async ({ mien, service, page }) => {
  await mien.open('/settings')
  await expect(page.getByText('Nothing is deleted automatically.')).toBeVisible()
  await page.getByRole('radio', { name: 'Delete sessions after' }).check()
  const days = page.getByRole('textbox', { name: 'days after they end' })
  await days.fill('0')
  await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled()
  await days.fill('30')
  await page.getByRole('button', { name: 'Save' }).click()
  const question = page.getByRole('dialog', { name: 'Delete sessions after 30 days?' })
  await expect(question).toContainText('1 session from before')
  await question.getByRole('button', { name: 'Cancel' }).click()
  expect(await stored(service.url)).toMatchObject({ sessions: 3, keep_days: null })
  await page.getByRole('button', { name: 'Save' }).click()
  await question.getByRole('button', { name: 'Delete 1 session and save' }).click()
  await expect(page.getByText('Deleted 30 days after they end.')).toBeVisible()
  await expect.poll(() => stored(service.url)).toMatchObject({ sessions: 2, keep_days: 30 })
  await expect(page.getByRole('region', { name: 'Storage' })).toContainText('Sessions2')
  await page.reload()
  await expect(days).toHaveValue('30')
  await page.getByRole('radio', { name: 'Keep sessions until you delete them' }).check()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Nothing is deleted automatically.')).toBeVisible()
  expect(await stored(service.url)).toMatchObject({ sessions: 2, keep_days: null })
})

test('erases everything once the word was typed', async ({ mien, service, page }) => {
  await mien.open('/settings')
  await page.getByRole('button', { name: 'Erase everything' }).click()
  const question = page.getByRole('dialog', { name: 'Erase everything?' })
  await expect(question).toContainText('3 sessions will be erased for good')
  const confirm = question.getByRole('button', { name: 'Erase everything' })
  await expect(confirm).toBeDisabled()
  await question.getByRole('textbox', { name: 'Type erase to confirm' }).fill('erase')
  await expect(confirm).toBeEnabled()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Everything was erased.')).toBeVisible()
  expect(await stored(service.url)).toMatchObject({ sessions: 0, samples: 0, oldest_at: null })
  await expect(page.getByRole('button', { name: 'Erase everything' })).toBeDisabled()
  await page.getByRole('link', { name: 'Sessions' }).click()
  await expect(page.getByRole('heading', { name: 'No sessions yet' })).toBeVisible()
})

test('says when the service is away that nothing was changed', async ({ mien, service, page }) => {
  await mien.open('/settings')
  await page.getByRole('radio', { name: 'Delete sessions after' }).check()
  await service.stop()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('alert')).toContainText('Couldn’t save; nothing was deleted.')
  await service.start()
  expect(await stored(service.url)).toMatchObject({ sessions: 3, keep_days: null })
})

test('is accessible, light and dark, with its questions', async ({ mien, page }) => {
  await mien.open('/settings')
  await expect(page.getByText('Nothing is deleted automatically.')).toBeVisible()
  await page.getByRole('radio', { name: 'Delete sessions after' }).check()
  await page.getByRole('textbox', { name: 'days after they end' }).fill('none')
  await expectAccessible(page)
  await page.getByRole('textbox', { name: 'days after they end' }).fill('30')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Erase everything' }).click()
  await expectAccessible(page)
})
