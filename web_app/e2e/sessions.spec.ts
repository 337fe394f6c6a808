import type { Page } from '@playwright/test'
import type { Sessions } from '../src/api/generated'
import { dayOf } from '../src/lib/days'
import { expectAccessible } from './accessible'
import { fill, send, type Entry } from './fill'
import { expect, test, withWebcam } from './fixtures'

test.use({ launchOptions: withWebcam('none') })

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const DIARY: Entry[] = [
  { title: 'Pilot interview', startedAt: Date.now() - 30 * MINUTE, minutes: 12, notes: 'Asked about the timetable.' },
  { title: 'Short film', startedAt: Date.now() - 2 * DAY, minutes: 0.5, source: 'video', mostly: 'happy' },
  { title: 'Card sorting', startedAt: Date.now() - 3 * DAY, minutes: 62, mostly: 'sad' },
  { title: '', startedAt: Date.now() - 40 * DAY, minutes: 5, source: 'video' },
]

const many = (count: number): Entry[] =>
  Array.from({ length: count }, (_, place) => ({
    title: `Session ${String(count - place).padStart(3, '0')}`,
    startedAt: Date.now() - (place + 1) * 3 * HOUR,
    minutes: 1,
  }))

const rows = (page: Page) =>
  page
    .locator('main')
    .getByRole('listitem')
    .filter({ has: page.getByRole('checkbox') })
const row = (page: Page, title: string) => rows(page).filter({ has: page.getByRole('link', { name: title }) })
const titles = (page: Page) => rows(page).getByRole('link')
const more = async (page: Page, title: string, item: string) => {
  await page.getByRole('button', { name: `More for ${title}` }).click()
  await page.getByRole('menuitem', { name: item }).click()
}
const stored = async (url: string) =>
  ((await (await fetch(`${url}/api/sessions`)).json()) as Sessions).sessions.map(({ title }) => title).sort()

test('says that nothing is recorded yet, and where to record', async ({ mien, service, page }) => {
  await fill(service.url, [])
  await mien.open('/sessions')
  await expect(page.getByRole('heading', { name: 'No sessions yet' })).toBeVisible()
  await page.getByRole('link', { name: 'Go to Live' }).click()
  await expect(page).toHaveURL(`${service.url}/`)
  expect(mien.surprises).toEqual([])
})

test('reads like a diary: days, facts, the index line and the largest shares', async ({ mien, service, page }) => {
  const [first] = await fill(service.url, DIARY)
  await mien.open('/sessions')
  await expect(titles(page)).toHaveText(['Pilot interview', 'Short film', 'Card sorting', 'Untitled session'])
  await expect(page.getByRole('heading', { level: 2 })).toHaveCount(4)
  const film = row(page, 'Short film')
  await expect(film).toContainText('30 s · 1 person · Video file · mini_xception')
  await expect(film).toContainText(/happy \d\d %/)
  await expect(film.getByRole('img', { name: /Expression index over time: between \d+ and \d+/ })).toBeVisible()
  await expect(row(page, 'Pilot interview')).toContainText('Asked about the timetable.')
  await row(page, 'Pilot interview').getByRole('link').click()
  await expect(page).toHaveURL(`${service.url}/sessions/${first ?? ''}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

test('searches while one types; the address holds it and Back takes it away', async ({ mien, service, page }) => {
  await fill(service.url, DIARY)
  await mien.open('/sessions')
  const field = page.getByRole('searchbox', { name: 'Search titles and notes' })
  await field.pressSequentially('timetable', { delay: 20 })
  await expect(titles(page)).toHaveText(['Pilot interview'])
  await expect(page).toHaveURL(/\?search=timetable$/)
  await expect(page.getByText('1 session found')).toBeVisible()
  await field.fill('nobody wrote this')
  await expect(page.getByRole('heading', { name: 'No matching sessions' })).toBeVisible()
  await page.goBack()
  await expect(field).toHaveValue('')
  await expect(titles(page)).toHaveCount(4)
  await page.goForward()
  await expect(field).toHaveValue('nobody wrote this')
  await page.getByRole('button', { name: 'Show all sessions' }).click()
  await expect(titles(page)).toHaveCount(4)
})

test('sorts and filters; a link shows the same', async ({ mien, service, page }) => {
  await fill(service.url, DIARY)
  await mien.open('/sessions')
  const order = page.getByRole('combobox', { name: 'Order' })
  await order.selectOption('Title')
  await expect(titles(page)).toHaveText(['Untitled session', 'Card sorting', 'Pilot interview', 'Short film'])
  await order.selectOption('Longest first')
  await expect(titles(page)).toHaveText(['Card sorting', 'Pilot interview', 'Untitled session', 'Short film'])
  await order.selectOption('Highest index')
  await expect(titles(page).first()).toHaveText('Short film')
  await page.getByRole('combobox', { name: 'Source' }).selectOption('Video file')
  await expect(titles(page)).toHaveText(['Short film', 'Untitled session'])
  await page.getByRole('combobox', { name: 'Length' }).selectOption('Up to 1 minute')
  await expect(titles(page)).toHaveText(['Short film'])
  await page.reload()
  await expect(titles(page)).toHaveText(['Short film'])
  await expect(order).toHaveValue('index')
  await page.goBack()
  await expect(titles(page)).toHaveText(['Short film', 'Untitled session'])
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(titles(page)).toHaveCount(4)
  await order.selectOption('Oldest first')
  await page.getByRole('textbox', { name: 'From' }).fill(dayOf(Date.now() - 3 * DAY))
  await page.getByRole('textbox', { name: 'To' }).fill(dayOf(Date.now() - 2 * DAY))
  await expect(titles(page)).toHaveText(['Card sorting', 'Short film'])
})

test('goes page by page, with Back', async ({ mien, service, page }) => {
  await fill(service.url, many(45))
  await mien.open('/sessions')
  await expect(titles(page)).toHaveCount(20)
  await expect(page.getByText('45 sessions')).toBeVisible()
  await page.getByRole('link', { name: 'Go to next page' }).click()
  await expect(titles(page).first()).toHaveText('Session 025')
  await expect(page.getByText('21 to 40 of 45')).toBeVisible()
  await page.getByRole('link', { name: 'Go to page 3' }).click()
  await expect(titles(page)).toHaveCount(5)
  await page.goBack()
  await expect(titles(page).first()).toHaveText('Session 025')
  await page.goto(`${service.url}/sessions?page=99`)
  await expect(page).toHaveURL(/\?page=3$/)
  await expect(titles(page)).toHaveCount(5)
})

test('renames in place and keeps notes', async ({ mien, service, page }) => {
  await fill(service.url, DIARY)
  await mien.open('/sessions')
  await row(page, 'Card sorting').getByRole('link').focus()
  await page.keyboard.press('F2')
  await page.getByRole('textbox', { name: 'Title' }).fill('Thrown away')
  await page.keyboard.press('Escape')
  await expect(row(page, 'Card sorting').getByRole('link')).toBeFocused()
  await more(page, 'Card sorting', 'Rename')
  await page.keyboard.type('Card sorting, second round')
  await page.keyboard.press('Enter')
  await expect(row(page, 'Card sorting, second round').getByRole('link')).toBeFocused()
  await more(page, 'Short film', 'Add notes')
  const dialog = page.getByRole('dialog', { name: 'Notes on Short film' })
  await dialog.getByRole('textbox', { name: 'Notes' }).fill('Laughed at the end.')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toBeHidden()
  await page.reload()
  await expect(row(page, 'Short film')).toContainText('Laughed at the end.')
  expect(await stored(service.url)).toEqual(['', 'Card sorting, second round', 'Pilot interview', 'Short film'])
})

test('deletes one, and brings it back', async ({ mien, service, page }) => {
  await fill(service.url, DIARY)
  await mien.open('/sessions')
  await more(page, 'Short film', 'Delete')
  await expect(row(page, 'Short film')).toBeHidden()
  await expect(page.getByText('1 session deleted')).toBeVisible()
  await expect(row(page, 'Card sorting').getByRole('link')).toBeFocused()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(row(page, 'Short film')).toBeVisible()
  await row(page, 'Short film').getByRole('link').focus()
  await page.keyboard.press('Delete')
  await expect(row(page, 'Short film')).toBeHidden()
  await page.keyboard.press('Control+z')
  await expect(row(page, 'Short film')).toBeVisible()
  await page.goto(`${service.url}/models`)
  expect(await stored(service.url)).toHaveLength(DIARY.length)
})

test('deletes several for good once the time is over', async ({ mien, service, page }) => {
  const ids = await fill(service.url, DIARY)
  await mien.open('/sessions')
  await page.getByRole('checkbox', { name: 'Select Pilot interview' }).check()
  await page.getByRole('checkbox', { name: 'Select Card sorting' }).click({ modifiers: ['Shift'] })
  await expect(page.getByText('3 selected')).toBeVisible()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(titles(page)).toHaveText(['Untitled session'])
  await expect(page.getByText('3 sessions deleted')).toBeVisible()
  expect(await stored(service.url)).toHaveLength(4)
  await expect(page.getByText('3 sessions deleted')).toBeHidden()
  await expect.poll(() => stored(service.url)).toEqual([''])
  expect((await fetch(`${service.url}/api/sessions/${ids[0] ?? ''}`)).status).toBe(404)
  await expect(page.getByText('1 session', { exact: true })).toBeVisible()
  expect(mien.surprises).toEqual([])
})

test('deletes at once when the page is left, within the app or altogether', async ({ mien, service, page }) => {
  await fill(service.url, DIARY)
  await mien.open('/sessions')
  await more(page, 'Short film', 'Delete')
  await page.getByRole('link', { name: 'Models' }).click()
  await expect.poll(() => stored(service.url)).toEqual(['', 'Card sorting', 'Pilot interview'])
  await page.getByRole('link', { name: 'Sessions' }).click()
  await expect(titles(page)).toHaveCount(3)
  await more(page, 'Card sorting', 'Delete')
  await expect(row(page, 'Card sorting')).toBeHidden()
  await page.close({ runBeforeUnload: true })
  await expect.poll(() => stored(service.url)).toEqual(['', 'Pilot interview'])
})

test('brings back what could not be deleted and says why', async ({ mien, service, page }) => {
  await fill(service.url, DIARY)
  await mien.open('/sessions')
  await expect(titles(page)).toHaveCount(4)
  await service.stop()
  await more(page, 'Short film', 'Delete')
  await expect(page.getByRole('alert')).toContainText('Couldn’t delete 1 session.')
  await expect(row(page, 'Short film')).toBeVisible()
  await service.start()
  expect(await stored(service.url)).toHaveLength(DIARY.length)
})

test('keeps the list and what was typed while the service is away', async ({ mien, service, page }) => {
  await fill(service.url, DIARY)
  await mien.open('/sessions')
  await expect(titles(page)).toHaveCount(4)
  await service.stop()
  await page.getByRole('combobox', { name: 'Order' }).selectOption('Title')
  await expect(page.getByText('The list may be out of date')).toBeVisible()
  await expect(titles(page)).toHaveCount(4)
  await more(page, 'Card sorting', 'Rename')
  await page.keyboard.type('Typed while it was away')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Couldn’t rename.')).toBeVisible()
  await service.start()
  await expect(page.getByText('The list may be out of date')).toBeHidden()
  await page.getByRole('textbox', { name: 'Title' }).press('Enter')
  await expect(row(page, 'Typed while it was away')).toBeVisible()
})

test('marks what is still recording, asks before it is deleted, and follows it', async ({ mien, service, page }) => {
  const [, id] = await fill(service.url, [
    { title: 'Done', minutes: 1 },
    { title: 'Under way', startedAt: Date.now() - MINUTE, minutes: 1, open: true },
  ])
  await mien.open('/sessions')
  await expect(row(page, 'Under way')).toContainText('Recording')
  await expect(row(page, 'Done')).not.toContainText('Recording')
  await page.getByRole('checkbox', { name: 'Select all on this page' }).check()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  const question = page.getByRole('dialog', { name: 'Delete while recording?' })
  await expect(question).toContainText('“Under way” is still being recorded.')
  await question.getByRole('button', { name: 'Cancel' }).click()
  await expect(titles(page)).toHaveCount(2)
  await send(service.url, 'PATCH', `/api/sessions/${id ?? ''}`, { ended: true })
  await expect(row(page, 'Under way')).not.toContainText('Recording')
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(titles(page)).toHaveCount(0)
  await expect(page.getByRole('heading', { name: 'This page is empty' })).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
})

test('compares and exports what is selected', async ({ mien, service, page }) => {
  const ids = await fill(service.url, DIARY)
  await mien.open('/sessions')
  await page.getByRole('checkbox', { name: 'Select Pilot interview' }).check()
  await expect(page.getByText('Select another one to compare')).toBeVisible()
  await page.getByRole('checkbox', { name: 'Select Card sorting' }).check()
  const files: string[] = []
  page.on('download', (download) => files.push(download.suggestedFilename()))
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: 'CSV' }).click()
  await expect.poll(() => files).toHaveLength(2)
  expect(files.every((name) => name.endsWith('.csv'))).toBe(true)
  await page.getByRole('link', { name: 'Compare' }).click()
  await expect(page).toHaveURL(`${service.url}/compare?sessions=${ids[0] ?? ''},${ids[2] ?? ''}`)
})

test('keeps what is selected from page to page, up to six for comparing', async ({ mien, service, page }) => {
  await fill(service.url, many(25))
  await mien.open('/sessions')
  await page.getByRole('checkbox', { name: 'Select Session 025' }).check()
  await page.getByRole('link', { name: 'Go to next page' }).click()
  await expect(titles(page)).toHaveCount(5)
  await page.getByRole('checkbox', { name: 'Select Session 005' }).check()
  await expect(page.getByText('2 selected (1 not on this page)')).toBeVisible()
  await page.getByRole('checkbox', { name: 'Select all on this page' }).check()
  await expect(page.getByRole('link', { name: 'Compare' })).toBeVisible()
  await page.getByRole('link', { name: 'Go to previous page' }).click()
  await page.getByRole('checkbox', { name: 'Select Session 024' }).check()
  await expect(page.getByText('Compare up to 6')).toBeVisible()
  await page.getByRole('button', { name: 'Clear' }).click()
  await expect(page.getByText('25 sessions')).toBeVisible()
})

test('works with the keyboard alone', async ({ mien, service, page }) => {
  await fill(service.url, DIARY)
  await mien.open('/sessions')
  await page.getByRole('checkbox', { name: 'Select Pilot interview' }).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await expect(row(page, 'Pilot interview').getByRole('link')).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: 'Rename' })).toBeFocused()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Shift+Space')
  await expect(page.getByText('2 selected')).toBeVisible()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Delete')
  await expect(titles(page)).toHaveCount(3)
  await expect(page.getByText('1 selected')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(titles(page)).toHaveCount(4)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/sessions\/[0-9a-f-]{36}$/)
})

test('is accessible, light and dark, with long titles, pages and filters', async ({ mien, service, page }) => {
  const long = { title: 'A title that goes on '.repeat(8).trim(), notes: 'Noted '.repeat(40), startedAt: 1, open: true }
  await fill(service.url, [...many(21), long])
  await mien.open('/sessions?page=2')
  await page.getByRole('checkbox', { name: 'Select all on this page' }).check()
  await expect(page.getByRole('link', { name: 'Compare' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Filters' }).click()
  await expect(page.getByRole('textbox', { name: 'From' })).toBeVisible()
  await expectAccessible(page)
})

test('is accessible, light and dark, with a menu and with notes', async ({ mien, service, page }) => {
  await fill(service.url, DIARY)
  await mien.open('/sessions')
  await page.getByRole('button', { name: 'More for Card sorting' }).click()
  await expectAccessible(page)
  await page.getByRole('menuitem', { name: 'Add notes' }).click()
  await expectAccessible(page)
})

test('is accessible, light and dark, with nothing, with one, with an undo', async ({ mien, service, page }) => {
  await fill(service.url, [])
  await mien.open('/sessions')
  await expect(page.getByRole('heading', { name: 'No sessions yet' })).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 1280, height: 800 })
  await fill(service.url, DIARY.slice(0, 2))
  await page.reload()
  await more(page, 'Short film', 'Delete')
  await page.getByRole('button', { name: 'Undo' }).focus()
  await expectAccessible(page)
})
