import type { Locator, Page } from '@playwright/test'
import type { SessionDetail, Timeline } from '../src/api/generated'
import { expectAccessible } from './accessible'
import { expect, test, withWebcam } from './fixtures'
import { countSamples, seedSession, type SeedPlan } from './seed'

test.use({ launchOptions: withWebcam('none') })

const PLAN: SeedPlan = {
  title: 'Pilot, second group',
  minutes: 4,
  faces: 2,
  hertz: 10,
  split: true,
  markers: [
    [30, 'Question 1'],
    [150, 'Break'],
  ],
}

const cursor = (page: Page) => page.getByRole('slider', { name: 'Timeline cursor' })
const face = (page: Page, name: string) => page.getByRole('list', { name: 'People' }).getByRole('listitem', { name })
const marker = (page: Page, name: string) => page.getByRole('list', { name: 'Markers' }).getByRole('listitem', { name })
const chip = (page: Page, name: string) => page.getByRole('group', { name: 'Lines' }).getByRole('button', { name })

/** The part of the session that the address shows; null where it shows all. */
function shownPart(page: Page): [from: number, to: number] | null {
  const params = new URL(page.url()).searchParams
  return params.has('from') ? [Number(params.get('from')), Number(params.get('to'))] : null
}

async function dragAcross(page: Page, over: Locator, from: number, to: number): Promise<void> {
  await over.scrollIntoViewIfNeeded()
  const box = await over.boundingBox()
  if (!box) throw new Error('there is nothing to drag over')
  const y = box.y + box.height / 2
  await page.mouse.move(box.x + box.width * from, y)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * to, y, { steps: 4 })
  await page.mouse.up()
}

test('an hour is told at a glance: words, shares, faces, markers', async ({ mien, page, service }) => {
  const id = await seedSession(service.url, PLAN)
  await mien.open(`/sessions/${id}`)
  await expect(page.getByRole('heading', { name: 'Pilot, second group', level: 1 })).toBeVisible()
  const session = await mien.get<SessionDetail>(`/api/sessions/${id}`)
  const short = page.getByRole('region', { name: 'Summary' })
  const most = Math.round(Math.max(...Object.values(session.shares ?? {})) * 100)
  await expect(short).toContainText(`(${String(most)} %)`)
  await expect(short).toContainText(`Mean index ${(session.expression_index ?? 0).toFixed(0)}`)
  await expect(page.getByRole('list', { name: 'People' }).getByRole('listitem')).toHaveCount(3)
  await expect(page.getByRole('list', { name: 'Markers' }).getByRole('listitem')).toHaveCount(2)
  await expect(page.getByRole('button', { name: 'Marker Break at 2:30' })).toBeVisible()
  await expectAccessible(page)
  expect(mien.surprises).toEqual([])
})

test('the expressions and the table are found by axe to be fine too', async ({ mien, page, service }) => {
  const id = await seedSession(service.url, PLAN)
  await mien.open(`/sessions/${id}?show=expressions`)
  await expect(cursor(page)).toBeVisible()
  await expectAccessible(page)
  // A few rows: axe looks at each cell.
  await mien.open(`/sessions/${id}?show=expressions&table=1&lines=average+0&from=60000&to=61500`)
  await expect(page.getByRole('columnheader', { name: 'surprise' })).toHaveCount(2)
  await expectAccessible(page)
})

test('a drag zooms, Back goes back, a double click shows all, a link shows the same', async ({
  mien,
  page,
  service,
}) => {
  const id = await seedSession(service.url, PLAN)
  await mien.open(`/sessions/${id}`)
  await dragAcross(page, cursor(page), 0.25, 0.5)
  await expect.poll(() => shownPart(page)?.map((at) => Math.round(at / 2000))).toEqual([30, 60])
  await dragAcross(page, cursor(page), 0.5, 0.75)
  await expect.poll(() => shownPart(page)?.map((at) => Math.round(at / 2000))).toEqual([45, 53])
  await chip(page, 'Average').click()
  await expect(chip(page, 'Average')).toHaveAttribute('aria-pressed', 'false')

  const link = page.url()
  const other = await page.context().newPage()
  await other.goto(link)
  await expect(chip(other, 'Average')).toHaveAttribute('aria-pressed', 'false')
  await expect(cursor(other)).toHaveAttribute('aria-valuemin', String(shownPart(page)?.[0]))
  await expect(cursor(other)).toHaveAttribute('aria-valuemax', String(shownPart(page)?.[1]))
  await other.close()

  await page.goBack()
  await expect.poll(() => shownPart(page)?.map((at) => Math.round(at / 2000))).toEqual([30, 60])
  await cursor(page).dblclick()
  await expect.poll(() => shownPart(page)).toBeNull()
  await page.goBack()
  await expect.poll(() => shownPart(page)?.map((at) => Math.round(at / 2000))).toEqual([30, 60])
})

test('keys zoom down to single samples and step from one to the next', async ({ mien, page, service }) => {
  const id = await seedSession(service.url, PLAN)
  await mien.open(`/sessions/${id}`)
  const single = page.waitForResponse(
    async (answer) => answer.url().includes('/timeline') && ((await answer.json()) as Timeline).bucket_ms === 0,
  )
  await cursor(page).focus()
  for (let press = 0; press < 8; press++) await page.keyboard.press('+')
  await single
  const shownLength = () => {
    const [from, to] = shownPart(page) ?? [0, Infinity]
    return to - from
  }
  await expect.poll(shownLength).toBeLessThan(1500)

  await page.keyboard.press('ArrowRight')
  const first = Number(await cursor(page).getAttribute('aria-valuenow'))
  await page.keyboard.press('ArrowRight')
  await expect(cursor(page)).toHaveAttribute('aria-valuenow', String(first + 100))
  const said = page.getByRole('region', { name: 'Timeline' }).locator('[aria-live="polite"]')
  const { average } = await mien.get<Timeline>(
    `/api/sessions/${id}/timeline?from=${String(first + 50)}&to=${String(first + 150)}`,
  )
  await expect(said).toContainText(`Average ${(average.index[0] ?? 0).toFixed(0)}`)
  await page.keyboard.press('Shift+ArrowRight')
  await expect(cursor(page)).toHaveAttribute('aria-valuenow', String(first + 1100))
  await page.keyboard.press('Escape')
  await expect.poll(() => shownPart(page)).toBeNull()
})

test('the table says what the chart shows', async ({ mien, page, service }) => {
  const id = await seedSession(service.url, PLAN)
  const asked = page.waitForResponse((answer) => answer.url().includes('/timeline?from=60000&to=120000'))
  await mien.open(`/sessions/${id}?from=60000&to=120000&table=1&lines=average`)
  const drawn = (await (await asked).json()) as Timeline
  const table = page.getByRole('group', { name: 'Timeline as a table' })
  await expect(table.getByRole('row')).toHaveCount(drawn.at.length + 2)
  const cells = await table.locator('tbody tr td:nth-of-type(1)').allInnerTexts()
  expect(cells).toEqual(drawn.average.index.map((value) => value?.toFixed(1) ?? '–'))
  await page.getByRole('button', { name: 'Table' }).click()
  await expect(cursor(page)).toBeVisible()
})

test('markers are added, named, moved and deleted, and each can be undone', async ({ mien, page, service }) => {
  const id = await seedSession(service.url, PLAN)
  const stored = async () => {
    const { markers } = await mien.get<SessionDetail>(`/api/sessions/${id}`)
    return markers.map(({ at, text }) => [Math.round(at / 1000), text])
  }
  const [question, pause] = [[30, 'Question 1'] as [number, string], [150, 'Break'] as [number, string]]
  await mien.open(`/sessions/${id}`)
  const box = await cursor(page).boundingBox()
  await cursor(page).click({ position: { x: (box?.width ?? 0) / 4, y: 100 } })
  await page.keyboard.press('m')
  await expect.poll(stored).toEqual([question, [60, 'Marker 3'], pause])

  await page.getByRole('button', { name: 'Rename Marker 3' }).click()
  await page.getByRole('textbox', { name: 'Name of Marker 3' }).fill('She laughs')
  await page.keyboard.press('Enter')
  await expect.poll(stored).toEqual([question, [60, 'She laughs'], pause])
  await expect(page.getByRole('button', { name: 'Rename She laughs' })).toBeFocused()

  const raised = page.getByRole('button', { name: 'Marker She laughs at 1:00' })
  await raised.scrollIntoViewIfNeeded()
  const flag = await raised.boundingBox()
  if (!flag || !box) throw new Error('there is no flag')
  await page.mouse.move(flag.x + 10, flag.y + 10)
  await page.mouse.down()
  await page.mouse.move(flag.x + 10 + box.width / 8, flag.y + 10, { steps: 4 })
  await page.mouse.up()
  await expect.poll(stored).toEqual([question, [90, 'She laughs'], pause])
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(stored).toEqual([question, [60, 'She laughs'], pause])

  await page.getByRole('button', { name: 'Change the time of She laughs, 1:00.0' }).click()
  await page.getByRole('textbox', { name: 'Time of She laughs' }).fill('1:15')
  await page.keyboard.press('Enter')
  await expect.poll(stored).toEqual([question, [75, 'She laughs'], pause])

  await page.getByRole('button', { name: 'Delete She laughs' }).click()
  await expect(marker(page, 'She laughs')).toBeHidden()
  await expect.poll(stored).toEqual([question, pause])
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(marker(page, 'She laughs')).toBeVisible()
  await expect.poll(stored).toEqual([question, [75, 'She laughs'], pause])

  await page.getByRole('button', { name: 'Go to Break' }).click()
  await expect.poll(() => shownPart(page)).toEqual([140_000, 160_000])
  expect(mien.surprises).toEqual([])
})

test('faces are named, hidden and merged, and each can be undone', async ({ mien, page, service }) => {
  const id = await seedSession(service.url, PLAN)
  await mien.open(`/sessions/${id}`)
  await page.getByRole('button', { name: 'Rename P1' }).click()
  await page.getByRole('textbox', { name: 'Name of P1' }).fill('Ada')
  await page.keyboard.press('Enter')
  await expect(chip(page, 'Ada')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(chip(page, 'P1')).toBeVisible()

  await page.getByRole('button', { name: 'Hide P2' }).click()
  await expect(chip(page, 'P2')).toBeHidden()
  await expect(face(page, 'P2')).toContainText('hidden')
  await expect(page.getByText(/2 people/)).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(chip(page, 'P2')).toBeVisible()

  await page.getByRole('button', { name: 'Merge P3 with another person' }).click()
  await page.getByRole('menuitem', { name: 'P1' }).click()
  await expect(face(page, 'P3')).toBeHidden()
  await expect(face(page, 'P1')).toContainText('Includes P3')
  await expect(chip(page, 'P3')).toBeHidden()
  const merged = await mien.get<Timeline>(`/api/sessions/${id}/timeline?buckets=4`)
  expect(merged.faces.find((line) => line.face === 0)?.samples.every((samples) => samples > 0)).toBe(true)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(face(page, 'P3')).toBeVisible()
  await expect(chip(page, 'P3')).toBeVisible()
})

test('an export holds a row for each sample, and its columns are explained', async ({ mien, page, service }) => {
  const id = await seedSession(service.url, PLAN)
  await mien.open(`/sessions/${id}`)
  await page.getByRole('button', { name: 'Export' }).click()
  const begun = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: /^CSV/ }).click()
  const stream = await (await begun).createReadStream()
  let text = ''
  for await (const part of stream) text += String(part)
  const rows = text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'))
  expect(rows.length - 1).toBe(countSamples(PLAN))

  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: 'Export columns' }).click()
  const columns = page.getByRole('dialog', { name: 'Export columns' })
  for (const name of rows[0]?.split(',').slice(0, 4) ?? []) {
    await expect(columns.getByRole('rowheader', { name, exact: true })).toBeVisible()
  }
})

test('the title and the notes are edited, and a session is deleted', async ({ mien, page, service }) => {
  const id = await seedSession(service.url, { ...PLAN, title: '' })
  await mien.open(`/sessions/${id}`)
  await expect(page.getByRole('heading', { name: 'Untitled session' })).toBeVisible()
  await page.getByRole('button', { name: 'Edit title' }).click()
  await page.getByRole('textbox', { name: 'Title' }).fill('A walk in the park')
  await page.keyboard.press('Enter')
  await expect(page).toHaveTitle('A walk in the park · Mien')
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Notes' }).click()
  await page.getByRole('textbox', { name: 'Notes' }).fill('Rain from the tenth minute on.')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect
    .poll(async () => (await mien.get<SessionDetail>(`/api/sessions/${id}`)).notes)
    .toBe('Rain from the tenth minute on.')

  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await page.getByRole('button', { name: 'Delete' }).click()
  await expect(page).toHaveURL(/\/sessions$/)
  await mien.open(`/sessions/${id}`)
  await expect(page.getByRole('heading', { name: 'Session not found' })).toBeVisible()
  await expectAccessible(page)
})

test('a session without a face, and one that is still recorded, say so', async ({ mien, page, service }) => {
  const empty = await seedSession(service.url, { faces: 0 })
  await mien.open(`/sessions/${empty}`)
  await expect(page.getByRole('heading', { name: 'No faces found' })).toBeVisible()
  await expectAccessible(page)
  const open = await seedSession(service.url, { minutes: 0.5, open: true, startedAt: Date.now() - 30_000 })
  await mien.open(`/sessions/${open}`)
  await expect(page.getByText('still recording')).toBeVisible()
})

test('while the service is away the page says so, and what is edited is not lost silently', async ({
  mien,
  page,
  service,
}) => {
  const id = await seedSession(service.url, PLAN)
  await page.route('**/api/sessions/**', (route) => route.abort())
  await mien.open(`/sessions/${id}`)
  await expect(page.getByRole('heading', { name: 'Couldn’t load the session' })).toBeVisible()
  await page.unroute('**/api/sessions/**')
  await expect(cursor(page)).toBeVisible()
  await page.route('**/markers/**', (route) => route.abort())
  await page.getByRole('button', { name: 'Add marker' }).click()
  await expect(page.getByRole('alert')).toContainText('Couldn’t save')
  await expect(page.getByRole('list', { name: 'Markers' }).getByRole('listitem')).toHaveCount(2)
})
