import type { Request } from '@playwright/test'
import type { Batch, SessionDetail } from '../src/api/generated'
import { expect, type MienPage } from './fixtures'

const BATCH = /\/api\/sessions\/([\w-]+)\/batches\/(\d+)$/

/** A page that records, and what the service acknowledged of it: for each session, samples by batch. */
export class RecordingPage {
  readonly mien: MienPage
  private readonly acknowledged = new Map<string, Map<number, number>>()

  constructor(mien: MienPage) {
    this.mien = mien
    mien.page.on('response', (response) => {
      if (response.ok()) this.keep(response.request())
    })
  }

  get page() {
    return this.mien.page
  }

  async open(): Promise<void> {
    await this.mien.open()
    await this.mien.startCamera()
    await expect(this.mien.face(0)).toBeVisible()
  }

  /** Answers the dialog; the recording runs. */
  async begin(title: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Record', exact: true }).click()
    const dialog = this.page.getByRole('dialog', { name: 'Record this session' })
    await dialog.getByRole('textbox', { name: 'Title' }).fill(title)
    await dialog.getByRole('checkbox', { name: 'Everyone in the picture was told' }).check()
    await dialog.getByRole('button', { name: 'Start recording' }).click()
    await expect(this.page).toHaveTitle(/● \d\d:\d\d Recording/)
  }

  async end(): Promise<void> {
    await this.page.getByRole('button', { name: 'Stop recording' }).click()
    await expect(this.page.getByRole('button', { name: 'Record', exact: true })).toBeEnabled()
  }

  /** For how many seconds it has recorded, by its own clock; -1 while it does not. */
  async seconds(): Promise<number> {
    const [, minutes = 0, rest = -1] = /● (\d\d):(\d\d)/.exec(await this.page.title()) ?? []
    return Number(minutes) * 60 + Number(rest)
  }

  /** Waits until it has recorded for so many seconds at least. */
  async until(seconds: number): Promise<void> {
    await expect.poll(() => this.seconds(), { timeout: 90_000, intervals: [100] }).toBeGreaterThanOrEqual(seconds)
  }

  /** Waits until the service has answered so many more pictures. */
  async pictures(more: number): Promise<void> {
    const before = this.mien.answers.length
    await expect.poll(() => this.mien.answers.length, { timeout: 90_000 }).toBeGreaterThanOrEqual(before + more)
  }

  async session(title: string): Promise<SessionDetail> {
    const { sessions } = await this.mien.get<{ sessions: { id: string }[] }>(
      `/api/sessions?search=${encodeURIComponent(title)}`,
    )
    expect(sessions).toHaveLength(1)
    return this.mien.get<SessionDetail>(`/api/sessions/${sessions[0]?.id ?? ''}`)
  }

  /** The numbers of the batches of a session that the service said it has. */
  batches(session: string): number[] {
    return [...(this.acknowledged.get(session)?.keys() ?? [])].sort((a, b) => a - b)
  }

  samples(session: string): number {
    return [...(this.acknowledged.get(session)?.values() ?? [])].reduce((sum, samples) => sum + samples, 0)
  }

  private keep(request: Request): void {
    const [, session = '', n = ''] = BATCH.exec(request.url()) ?? []
    if (!session) return
    const batches = this.acknowledged.get(session) ?? new Map<number, number>()
    this.acknowledged.set(session, batches.set(Number(n), (request.postDataJSON() as Batch).samples.length))
  }
}
