import type { Consent, Face, Marker, Message, SessionRequest } from '@/api'
import { signal } from '@/lib/signal'
import { uuid } from '@/lib/uuid'
import type { RecordingSync, Rejection, SessionChannel } from '@/sync'
import { Batcher } from './batcher'

/** A running recording. */
export interface Recording {
  id: string
  /** When it started, on the page's clock, like the times of frames. */
  begunAt: number
}

/** A recording that has ended; `stored` once the service has all of it. */
export interface Finished {
  id: string
  state: 'sending' | 'stored' | 'rejected'
}

export interface Picture {
  capturedAt: number
  faces: readonly Face[]
  model: string
}

export interface Beginning {
  title: string
  consent: Consent
  source: NonNullable<SessionRequest['source']>
  model: string | null
  settings: NonNullable<SessionRequest['settings']>
}

const BATCH_EVERY = 1000

/** Records what the running stream shows, as one batch a second. */
export class Recorder {
  readonly recording = signal<Recording | null>(null)
  readonly finished = signal<Finished | null>(null)
  /** The latest marker, while it can be named. */
  readonly marker = signal<Required<Marker> | null>(null)
  private readonly sync: Pick<RecordingSync, 'open'>
  private batcher = new Batcher()
  private channel: SessionChannel | null = null
  private timer: ReturnType<typeof setInterval> | undefined
  private model: string | null = null
  private markers = 0

  constructor(sync: Pick<RecordingSync, 'open'>) {
    this.sync = sync
  }

  start({ model, ...rest }: Beginning): void {
    this.end()
    const id = uuid()
    this.batcher = new Batcher()
    this.model = model
    this.markers = 0
    this.channel = this.sync.open(id, (rejection) => this.onRejected(id, rejection))
    this.channel.send({ kind: 'begin', body: { ...rest, model, started_at: Date.now() } })
    this.timer = setInterval(this.flush, BATCH_EVERY)
    this.finished.set(null)
    this.recording.set({ id, begunAt: performance.now() })
  }

  /** Adds the results of a frame. A session has one model, so another one ends it. */
  take({ capturedAt, faces, model }: Picture): void {
    const recording = this.recording.get()
    // A frame captured before the recording started is not part of it.
    if (!recording || capturedAt < recording.begunAt) return
    this.model ??= model
    if (this.model === model) this.batcher.add(capturedAt - recording.begunAt, faces)
    else this.end()
  }

  /** Adds a marker at this moment, with a default name. */
  mark = (): void => {
    const recording = this.recording.get()
    if (!recording) return
    this.markers += 1
    const marker = { id: uuid(), at: performance.now() - recording.begunAt, text: `Marker ${String(this.markers)}` }
    this.put(marker)
    this.marker.set(marker)
  }

  /** Names a marker; without a text it keeps its default name. */
  name = (marker: Required<Marker>, text: string): void => {
    if (text) this.put({ ...marker, text })
    if (this.marker.get()?.id === marker.id) this.marker.set(null)
  }

  end = (): void => {
    const { channel } = this
    const recording = this.recording.get()
    if (!channel || !recording) return
    this.flush()
    channel.send({ kind: 'end', at: Date.now() })
    this.close(recording)
    void channel.outcome.then((outcome) => {
      if (outcome !== 'stopped' && this.finished.get()?.id === recording.id)
        this.finished.set({ id: recording.id, state: outcome })
    })
  }

  /** Ends while the page is being closed. */
  endNow = (): void => {
    const recording = this.recording.get()
    if (!recording) return
    const batch = this.batcher.take()
    const end: Message = { kind: 'end', at: Date.now() }
    this.channel?.sendLast(batch ? [{ kind: 'batch', ...batch }, end] : [end])
    this.close(recording)
  }

  /** Sends the current batch and starts the next. */
  flush = (): void => {
    const batch = this.batcher.take()
    if (batch) this.channel?.send({ kind: 'batch', ...batch })
  }

  forgetFinished = (): void => this.finished.set(null)

  private close({ id }: Recording): void {
    clearInterval(this.timer)
    this.channel = null
    this.marker.set(null)
    this.recording.set(null)
    this.finished.set({ id, state: 'sending' })
  }

  private put({ id, ...body }: Marker): void {
    this.channel?.send({ kind: 'marker', id, body })
  }

  private onRejected(id: string, { whole, kind, status }: Rejection): void {
    const full = kind === 'batch' && status === 409
    if ((whole || full) && this.recording.get()?.id === id) this.end()
  }
}
