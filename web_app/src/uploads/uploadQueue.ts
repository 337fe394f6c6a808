import {
  hasVideo,
  RequestRejected,
  sendVideo,
  ServiceBusy,
  ServiceUnavailable,
  type SendVideo,
  type VideoRequest,
} from '@/api'
import { backoff, pause } from '@/lib/backoff'
import { signal } from '@/lib/signal'
import { uuid } from '@/lib/uuid'

/*
 * waiting ─► sending ─► sent ─► listed
 *    ▲        │  ▲ │
 *    │        ▼  │ └─► failed ─► waiting (retry)
 *    │       paused
 *    └── cancelled, out of any of them
 */
export type Stage =
  | { kind: 'waiting' }
  | { kind: 'sending'; sent: number; total: number; since: number; at: number }
  /** Retried automatically; `detail` says why, null if the service isn't responding. */
  | { kind: 'paused'; detail: string | null }
  /** The service has it, but has not listed it yet. */
  | { kind: 'sent' }
  | { kind: 'listed' }
  | { kind: 'failed'; detail: string }
  | { kind: 'cancelled' }

export interface Upload {
  /** The id of the upload, the video and its session. */
  id: string
  name: string
  bytes: number
  stage: Stage
}

export interface UploadParts {
  send: SendVideo
  isThere: (id: string) => Promise<boolean>
  now: () => number
}

const LONGEST_PAUSE = 10_000
/** An upload that breaks this often while the service responds will break again. */
const MAX_BROKEN = 4
const PENDING = new Set<Stage['kind']>(['waiting', 'sending', 'paused'])
const EXISTS = 409

const BROKEN = 'The connection broke several times during the upload. Nothing was stored. Try again later.'

interface Attempts {
  all: number
  /** The last one got no response. */
  unanswered: boolean
  /** Uploads started since the service was last busy. */
  broken: number
}

interface Chosen {
  file: File
  request: VideoRequest
}

/** Uploads files to the service, one at a time; outlives the page that added them. */
export class UploadQueue {
  /** In the order they were added. */
  readonly list = signal<readonly Upload[]>([])
  /** Whether closing the tab would lose something. */
  readonly pending = signal(false)
  private readonly parts: UploadParts
  private readonly files = new Map<string, Chosen>()
  private running = false
  private current: { id: string; stopped: AbortController; waiting: AbortController } | null = null

  constructor(parts: UploadParts) {
    this.parts = parts
  }

  add(files: readonly File[], request: VideoRequest): void {
    const added = files.map((file): Upload => {
      const id = uuid()
      this.files.set(id, { file, request })
      return { id, name: file.name, bytes: file.size, stage: { kind: 'waiting' } }
    })
    this.set([...this.list.get(), ...added])
    void this.run()
  }

  /** Retries one that failed or was cancelled. */
  retry = (id: string): void => {
    this.change(id, { kind: 'waiting' })
    void this.run()
  }

  cancel = (id: string): void => {
    this.change(id, { kind: 'cancelled' })
    if (this.current?.id !== id) return
    this.current.stopped.abort()
    this.current.waiting.abort()
  }

  remove = (id: string): void => {
    this.files.delete(id)
    this.set(this.list.get().filter((upload) => upload.id !== id))
  }

  /** Cancels and removes everything, as part of erasing everything. */
  clear(): void {
    for (const { id } of this.list.get()) {
      this.cancel(id)
      this.remove(id)
    }
  }

  /** Retries at once instead of after a pause. */
  retryNow = (): void => this.current?.waiting.abort()

  /** The service lists these videos, so that its list shows them from now on. */
  listed(ids: ReadonlySet<string>): void {
    for (const { id, stage } of this.list.get())
      if (stage.kind === 'sent' && ids.has(id)) this.change(id, { kind: 'listed' })
  }

  private async run(): Promise<void> {
    if (this.running) return
    this.running = true
    const next = () => this.list.get().find(({ stage }) => stage.kind === 'waiting')
    for (let upload = next(); upload; upload = next()) await this.upload(upload.id)
    this.running = false
  }

  /** Uploads one until the service has it or rejects it, or it is cancelled. */
  private async upload(id: string): Promise<void> {
    const stopped = new AbortController()
    const isStopped = () => stopped.signal.aborted
    const attempts: Attempts = { all: 0, unanswered: false, broken: 0 }
    while (!isStopped()) {
      const waiting = new AbortController()
      this.current = { id, stopped, waiting }
      const stage = await this.attempt(id, attempts, stopped.signal).catch((error: unknown) => stageOf(error, attempts))
      if (isStopped()) return
      if (stage.kind === 'sent') this.files.delete(id)
      this.change(id, stage)
      if (stage.kind !== 'paused') return
      await pause(backoff(attempts.all, 500, LONGEST_PAUSE), waiting.signal)
    }
  }

  private async attempt(id: string, attempts: Attempts, stopped: AbortSignal): Promise<Stage> {
    attempts.all += 1
    // The lost response may have been a success.
    if (attempts.unanswered && (await this.parts.isThere(id))) return { kind: 'sent' }
    attempts.broken += 1
    await this.send(id, stopped)
    return { kind: 'sent' }
  }

  private async send(id: string, stopped: AbortSignal): Promise<void> {
    const chosen = this.files.get(id)
    if (!chosen) throw new Error('The file is no longer available. Choose it again.')
    const since = this.parts.now()
    const report = (sent: number, total: number) =>
      this.change(id, { kind: 'sending', sent, total, since, at: this.parts.now() })
    report(0, chosen.file.size)
    await this.parts.send(id, chosen.file, chosen.request, { signal: stopped, onProgress: report })
  }

  private change(id: string, stage: Stage): void {
    this.set(this.list.get().map((upload) => (upload.id === id ? { ...upload, stage } : upload)))
  }

  private set(list: readonly Upload[]): void {
    this.list.set(list)
    this.pending.set(list.some(({ stage }) => PENDING.has(stage.kind)))
  }
}

/** The stage of an upload after an error. */
function stageOf(error: unknown, attempts: Attempts): Stage {
  if (error instanceof RequestRejected && error.status === EXISTS) return { kind: 'sent' }
  attempts.unanswered = !(error instanceof ServiceBusy)
  if (error instanceof ServiceBusy) {
    attempts.broken = 0
    return { kind: 'paused', detail: error.message }
  }
  if (!(error instanceof ServiceUnavailable)) {
    return { kind: 'failed', detail: error instanceof Error ? error.message : String(error) }
  }
  return attempts.broken < MAX_BROKEN ? { kind: 'paused', detail: null } : { kind: 'failed', detail: BROKEN }
}

/** The page's instance. */
export const uploads = new UploadQueue({ send: sendVideo, isThere: hasVideo, now: () => performance.now() })
