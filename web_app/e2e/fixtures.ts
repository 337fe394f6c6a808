import { test as base, expect, type LaunchOptions, type Page, type Response } from '@playwright/test'
import type { FrameRequest, FrameResponse } from '../src/api/generated'
import { EVALUATED, makeModels } from './makeModels'
import { CHROMIUM, WEBCAMS } from './paths'
import { Service } from './service'

const QUIET = [
  '--no-sandbox',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
]

const FAKE = '--use-fake-device-for-media-stream'
/** Answers the browser's question for the camera: a browser without windows cannot ask it. */
const ALLOW = '--use-fake-ui-for-media-stream'

const DEVICES = {
  none: [`${FAKE}=device-count=0`, ALLOW],
  denied: [FAKE, `${ALLOW}=deny`],
  pattern: [FAKE, ALLOW],
  face: play(WEBCAMS.face),
  group: play(WEBCAMS.group),
  dark: play(WEBCAMS.dark),
  small: play(WEBCAMS.small),
}

function play(film: string): string[] {
  return [FAKE, ALLOW, `--use-file-for-fake-video-capture=${film}`]
}

/** A browser whose webcam shows this: a film, the browser's own moving pattern, or nothing: denied, or none there. */
export function withWebcam(webcam: keyof typeof DEVICES): LaunchOptions {
  return { args: [...QUIET, ...DEVICES[webcam]], ...(CHROMIUM ? { executablePath: CHROMIUM } : {}) }
}

/** The page as a person uses it. */
export class MienPage {
  readonly page: Page
  /** Every answer of the service, newest last. */
  readonly answers: FrameResponse[] = []
  /** The state that was sent for each of those. */
  readonly states: FrameRequest['state'][] = []
  /** What the page asked of other hosts, and what it complained of. */
  readonly surprises: string[] = []
  private readonly url: string

  constructor(page: Page, service: Pick<Service, 'url'>) {
    this.page = page
    this.url = service.url
    page.on('response', (response) => void this.keep(response))
    page.on('request', (request) => {
      const own = [service.url, 'blob:', 'data:'].some((start) => request.url().startsWith(start))
      if (!own) this.surprises.push(request.url())
    })
    page.on('console', (message) => {
      if (message.type() === 'error') this.surprises.push(message.text())
    })
    page.on('pageerror', (error) => this.surprises.push(error.message))
  }

  async open(path = '/', { accept = true } = {}): Promise<void> {
    if (accept) {
      await this.page.addInitScript(() => {
        localStorage.setItem('mien.notice', '1')
      })
    }
    await this.page.goto(this.url + path)
    // The header comes first; a page's own code a moment later.
    await expect(this.page.locator('main > *').first()).toBeAttached()
  }

  async startCamera(): Promise<void> {
    await this.page.getByRole('region', { name: 'Controls' }).getByRole('button', { name: 'Start camera' }).click()
  }

  /** What the service answers to a plain question. */
  async get<T>(path: string): Promise<T> {
    return (await this.page.request.get(this.url + path)).json() as Promise<T>
  }

  address(path: string): string {
    return this.url + path
  }

  face(id: number) {
    return this.page.getByRole('article', { name: `P${String(id + 1)}`, exact: true })
  }

  private async keep(response: Response): Promise<void> {
    if (!response.url().endsWith('/api/frames') || !response.ok()) return
    const answer = (await response.json().catch(() => null)) as FrameResponse | null
    if (!answer) return
    this.answers.push(answer)
    this.states.push((response.request().postDataJSON() as FrameRequest).state)
  }
}

interface WorkerFixtures {
  /** Which models the service offers: the repository's, or two made for the tests. */
  models: 'own' | 'made'
  service: Service
}

export const test = base.extend<{ mien: MienPage }, WorkerFixtures>({
  models: ['own', { scope: 'worker', option: true }],
  service: [
    async ({ models }, use) => {
      const made = models === 'made' ? makeModels() : null
      const service = await Service.create(made ? { MIEN_MODELS_DIR: made.folder, MIEN_MODEL: EVALUATED } : {})
      await use(service)
      await service.remove()
      made?.remove()
    },
    { scope: 'worker' },
  ],
  mien: async ({ page, service }, use) => {
    await use(new MienPage(page, service))
  },
})

export { expect }
