import type { Page, Route } from '@playwright/test'
import type { Models } from '../src/api/generated'
import { expectAccessible } from './accessible'
import { expect, test, withWebcam, type MienPage } from './fixtures'

type Visit = (mien: MienPage, page: Page) => Promise<void>

const toLive: Visit = async (mien) => {
  await mien.open()
  await mien.startCamera()
  await expect(mien.face(0)).toBeVisible()
}

const REFUSAL = JSON.stringify({
  type: 'about:blank',
  title: 'Too large',
  status: 413,
  detail: 'Send a smaller image.',
})

/** Live, with the way to the service in trouble. */
const toTrouble =
  (heading: string, trouble: (route: Route) => Promise<void>): Visit =>
  async (mien, page) => {
    await page.route('**/api/frames', trouble)
    await mien.open()
    await mien.startCamera()
    await expect(page.getByRole('heading', { name: heading })).toBeVisible()
  }

/** Every state of the page, and how a person gets there. */
const STATES: Record<string, Visit> = {
  notice: async (mien, page) => {
    await mien.open('/', { accept: false })
    await expect(page.getByRole('dialog')).toBeVisible()
  },
  idle: (mien) => mien.open(),
  live: toLive,
  away: toTrouble('The service isn’t responding', (route) => route.abort()),
  refused: toTrouble('The service can’t read these frames', (route) =>
    route.fulfill({ status: 422, contentType: 'application/problem+json', body: REFUSAL }),
  ),
  slow: toTrouble('Slow responses', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 2000))
    await route.continue().catch(() => undefined)
  }),
  lost: async (mien, page) => {
    await toLive(mien, page)
    await page.locator('video').evaluate((video: HTMLVideoElement) => {
      const [track] = (video.srcObject as MediaStream).getTracks()
      track?.dispatchEvent(new Event('ended'))
    })
    await expect(page.getByRole('heading', { name: 'The camera was disconnected' })).toBeVisible()
  },
  weights: async (mien, page) => {
    await mien.open()
    await page.getByRole('button', { name: 'Index weights' }).click()
    await expect(page.getByRole('dialog', { name: 'Index weights' })).toBeVisible()
  },
  shortcuts: async (mien, page) => {
    await mien.open()
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  },
  about: async (mien, page) => {
    await mien.open('/about')
    await expect(page.getByRole('heading', { name: 'Credits and licences' })).toBeVisible()
  },
  models: async (mien, page) => {
    await mien.open('/models')
    const { models } = await mien.get<Models>('/api/models')
    await expect(page.getByRole('heading', { name: 'Training and licence' })).toHaveCount(models.length)
  },
  nowhere: (mien) => mien.open('/nowhere'),
}

test.use({ launchOptions: withWebcam('face'), contextOptions: { reducedMotion: 'reduce' } })

for (const [name, visit] of Object.entries(STATES)) {
  test(`axe finds nothing and nothing is wider than a phone: ${name}`, async ({ mien, page }) => {
    await visit(mien, page)
    await expectAccessible(page)
  })
}
