import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test, withWebcam, type MienPage } from './fixtures'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

type Visit = (mien: MienPage, page: Page) => Promise<void>

const toLive: Visit = async (mien, page) => {
  await page.context().grantPermissions(['camera'])
  await mien.open()
  await mien.startCamera()
  await expect(mien.face(0)).toBeVisible()
}

/** Every state of the page, and how a person gets there. */
const STATES: Record<string, Visit> = {
  notice: async (mien, page) => {
    await mien.open('/', { accept: false })
    await expect(page.getByRole('dialog')).toBeVisible()
  },
  idle: (mien) => mien.open(),
  live: toLive,
  away: async (mien, page) => {
    await page.route('**/api/frames', (route) => route.abort())
    await page.context().grantPermissions(['camera'])
    await mien.open()
    await mien.startCamera()
    await expect(page.getByRole('heading', { name: 'The service does not answer' })).toBeVisible()
  },
  denied: async (mien, page) => {
    await mien.open()
    await mien.startCamera()
    await expect(page.getByRole('heading', { name: 'The camera is not allowed here' })).toBeVisible()
  },
  weights: async (mien, page) => {
    await mien.open()
    await page.getByRole('button', { name: 'How it is weighted' }).click()
    await expect(page.getByRole('dialog', { name: 'How the expression index is weighted' })).toBeVisible()
  },
  shortcuts: async (mien, page) => {
    await mien.open()
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  },
  about: async (mien, page) => {
    await mien.open('/about')
    await expect(page.getByText('58,423 parameters')).toBeVisible()
  },
  lost: (mien) => mien.open('/nowhere'),
}

test.use({ launchOptions: withWebcam('face'), contextOptions: { reducedMotion: 'reduce' } })

for (const [name, visit] of Object.entries(STATES)) {
  test(`axe finds nothing and nothing is wider than a phone: ${name}`, async ({ mien, page }) => {
    await visit(mien, page)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme)
      const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze()
      expect(violations.map(({ id, nodes }) => [id, ...nodes.map((node) => node.failureSummary)])).toEqual([])
    }
    await page.setViewportSize({ width: 360, height: 740 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  })
}
