import type { Consent, Delivery, Face, Marker, Message, Refusal, Sending, SessionRequest } from '@/api'
import { signal } from '@/lib/signal'
import { uuid } from '@/lib/uuid'
import { Batcher } from './batcher'

/** A recording that runs. */
export interface Recording {
  id: string
  /** When it began, on the page's clock, as pictures are timed. */
  begunAt: number
}

/** A recording that has ended; `stored` once the service has all of it. */
export interface Finished {
  id: string
  state: 'on its way' | 'stored' | 'refused'
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

/** Records what the running stream shows. A batch goes off each second; the delivery keeps and sends it. */
export class Recorder {
  readonly recording = signal<Recording | null>(null)
  readonly finished = signal<Finished | null>(null)
  /** The marker that was set last, while it may be given a text. */
  readonly marker = signal<Required<Marker> | null>(null)
  private readonly delivery: Pick<Delivery, 'begin'>
  private batcher = new Batcher()
  private sending: Sending | null = null
  private timer: ReturnType<typeof setInterval> | undefined
  private model: string | null = null
  private markers = 0

  constructor(delivery: Pick<Delivery, 'begin'>) {
    this.delivery = delivery
  }

  start({ model, ...rest }: Beginning): void {
    this.end()
    const id = uuid()
    this.batcher = new Batcher()
    this.model = model
    this.markers = 0
    this.sending = this.delivery.begin(id, (refusal) => this.refuse(id, refusal))
    this.sending.send({ kind: 'begin', body: { ...rest, model, started_at: Date.now() } })
    this.timer = setInterval(this.flush, BATCH_EVERY)
    this.finished.set(null)
    this.recording.set({ id, begunAt: performance.now() })
  }

  /** Takes what was found in a picture; a session names one model, so another one ends it. */
  take({ capturedAt, faces, model }: Picture): void {
    const recording = this.recording.get()
    // A picture that was on its way when the recording began is not part of it.
    if (!recording || capturedAt < recording.begunAt) return
    this.model ??= model
    if (this.model === model) this.batcher.add(capturedAt - recording.begunAt, faces)
    else this.end()
  }

  /** Sets a marker at this moment, with a text that may be changed. */
  mark = (): void => {
    const recording = this.recording.get()
    if (!recording) return
    this.markers += 1
    const marker = { id: uuid(), at: performance.now() - recording.begunAt, text: `Marker ${String(this.markers)}` }
    this.put(marker)
    this.marker.set(marker)
  }

  /** Gives a marker its text; without one it keeps its number. */
  name = (marker: Required<Marker>, text: string): void => {
    if (text) this.put({ ...marker, text })
    if (this.marker.get()?.id === marker.id) this.marker.set(null)
  }

  end = (): void => {
    const { sending } = this
    const recording = this.recording.get()
    if (!sending || !recording) return
    this.flush()
    sending.send({ kind: 'end', at: Date.now() })
    this.close(recording)
    void sending.outcome.then((outcome) => {
      if (outcome !== 'stopped' && this.finished.get()?.id === recording.id)
        this.finished.set({ id: recording.id, state: outcome })
    })
  }

  /** Ends while the page is being left. */
  leave = (): void => {
    const recording = this.recording.get()
    if (!recording) return
    const batch = this.batcher.take()
    const end: Message = { kind: 'end', at: Date.now() }
    this.sending?.leave(batch ? [{ kind: 'batch', ...batch }, end] : [end])
    this.close(recording)
  }

  /** Sends what is there now; the next batch begins. */
  flush = (): void => {
    const batch = this.batcher.take()
    if (batch) this.sending?.send({ kind: 'batch', ...batch })
  }

  forgetFinished = (): void => this.finished.set(null)

  private close({ id }: Recording): void {
    clearInterval(this.timer)
    this.sending = null
    this.marker.set(null)
    this.recording.set(null)
    this.finished.set({ id, state: 'on its way' })
  }

  private put({ id, ...body }: Marker): void {
    this.sending?.send({ kind: 'marker', id, body })
  }

  private refuse(id: string, { whole, kind, status }: Refusal): void {
    const full = kind === 'batch' && status === 409
    if ((whole || full) && this.recording.get()?.id === id) this.end()
  }
}
