import type { SessionDetail } from '../src/api/generated'
import { expectAccessible } from './accessible'
import { expect, test, withWebcam } from './fixtures'
import { seedSession } from './seed'

test.use({ launchOptions: withWebcam('none') })

const PLAN = {
  title: 'Pilot, second group',
  minutes: 5,
  faces: 4,
  markers: [
    [30, 'Question 1'],
    [150, 'Break'],
  ] as const,
}

test('the report states what was seen, what made it, and its limits', async ({ mien, page, service }) => {
  const id = await seedSession(service.url, PLAN)
  await mien.open(`/sessions/${id}`)
  await page.getByRole('link', { name: 'Report' }).click()
  const paper = page.getByRole('article')
  await expect(paper.getByRole('heading', { name: 'Pilot, second group' })).toBeVisible()
  const { made_with: made, shares } = await mien.get<SessionDetail>(`/api/sessions/${id}`)
  await expect(paper).toContainText(`${made.model}, sha256 ${made.model_sha256['model.onnx']?.slice(0, 12) ?? ''}`)
  await expect(paper).toContainText(`confidence below ${String(made.unclear_below * 100)} %`)
  await expect(paper).toContainText('happy 100')
  await expect(paper).toContainText('text version 1')
  await expect(paper).toContainText('expressions, not feelings')
  await expect(paper).toContainText('AI Act, Article 5(1)(f)')
  await expect(paper).toContainText('PublicTest')
  await expect(paper.getByRole('listitem').filter({ hasText: 'Break' })).toContainText('2:30')
  const words = `happy ${String(Math.round((shares?.happy ?? 0) * 100))} %`
  await expect(paper.getByRole('img', { name: words })).toBeVisible()
  await expectAccessible(page)
  expect(mien.surprises).toEqual([])
})

for (const format of ['A4', 'Letter']) {
  test(`it is printed on at most two pages of ${format}, and nothing else is`, async ({ mien, page, service }) => {
    const id = await seedSession(service.url, PLAN)
    await page.emulateMedia({ colorScheme: 'dark' })
    await mien.open(`/sessions/${id}/report`)
    await expect(page.getByRole('heading', { name: 'Provenance' })).toBeVisible()
    const pdf = await page.pdf({ format })
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(2)

    await page.emulateMedia({ media: 'print' })
    await expect(page.getByRole('button', { name: 'Print or save as PDF' })).toBeHidden()
    await expect(page.getByRole('navigation')).toBeHidden()
    const paper = page.getByRole('article')
    await expect(paper).toHaveCSS('background-color', 'rgb(255, 255, 255)')
    await expect(paper).toHaveCSS('color', 'rgb(23, 26, 33)')
  })
}

test('a session that is not there has no report', async ({ mien, page }) => {
  await mien.open('/sessions/00000000-0000-4000-8000-000000000000/report')
  await expect(page.getByRole('heading', { name: 'Session not found' })).toBeVisible()
})
