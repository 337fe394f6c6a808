import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible'
import { expect, test, withWebcam } from './fixtures'

test.use({ launchOptions: withWebcam('none') })

const CODE = /\/assets\/SessionsPage-[^/]+\.js$/
const PAGES = ['Live', 'Videos', 'Sessions', 'Review', 'Report', 'Compare', 'Models', 'Settings', 'About']
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true })
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true })

test('a page whose code fails once opens by itself, and the header stays', async ({ mien, page }) => {
  await page.route(CODE, (route) => route.abort(), { times: 1 })
  await mien.open('/sessions')
  await expect(link(page, 'Models')).toBeVisible()
  await expect(heading(page, 'Sessions')).toBeVisible()
})

test('a page whose code cannot be fetched says so, keeps the rest working and opens once it can', async ({
  mien,
  page,
  service,
}) => {
  await page.route(CODE, (route) => route.abort())
  await mien.open()
  await service.stop()
  await link(page, 'Sessions').click()
  await expect(page).toHaveURL(/\/sessions$/)
  await expect(heading(page, 'Couldn’t load this page')).toBeVisible()
  await expect(page).toHaveTitle(/^Couldn’t load/)
  await link(page, 'Live').click()
  await expect(page.getByRole('heading', { name: 'See expressions as they happen' })).toBeVisible()
  await page.goBack()
  await expect(heading(page, 'Couldn’t load this page')).toBeVisible()
  await page.unroute(CODE)
  await service.start()
  await expect(heading(page, 'Sessions')).toBeVisible()
})

test('a page whose code an update has removed offers to reload', async ({ mien, page }) => {
  await page.route(CODE, (route) => route.fulfill({ status: 404 }))
  await mien.open()
  await link(page, 'Sessions').click()
  await expect(heading(page, 'Mien was updated')).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 1280, height: 800 })
  await link(page, 'Models').click()
  await expect(heading(page, 'Models')).toBeVisible()
  await page.goBack()
  await expect(heading(page, 'Mien was updated')).toBeVisible()
  await page.unroute(CODE)
  await page.getByRole('button', { name: 'Reload' }).click()
  await expect(heading(page, 'Sessions')).toBeVisible()
})

test('all pages are loaded while the browser is idle, and open without the service', async ({
  mien,
  page,
  service,
}) => {
  const loaded: string[] = []
  page.on('requestfinished', (request) => loaded.push(/assets\/(\w+)Page-/.exec(request.url())?.[1] ?? ''))
  await mien.open()
  await expect.poll(() => PAGES.filter((name) => !loaded.includes(name))).toEqual([])
  await service.stop()
  await link(page, 'Models').click()
  await expect(heading(page, 'Models')).toBeVisible()
  await link(page, 'Settings').click()
  await expect(heading(page, 'Settings')).toBeVisible()
  await service.start()
})

test('an app whose own code fails to load offers to reload', async ({ mien, page }) => {
  await page.route(/\/assets\/index-/, (route) => route.abort(), { times: 1 })
  await page.goto(mien.address('/'))
  await page.getByRole('link', { name: 'reload the page' }).click()
  await expect(page.getByRole('dialog', { name: 'Before you begin' })).toBeVisible()
})
