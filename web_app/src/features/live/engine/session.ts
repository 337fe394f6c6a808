import type { AnalyseFrame } from '@/api'
import { onEachFrame } from '@/lib/frameLoop'
import { Meter } from '@/lib/meter'
import { signal } from '@/lib/signal'
import { AnalysisLoop, type Analysis, type Trouble } from './analysisLoop'
import { cameraFailure, listCameras, openCamera, type Camera } from './camera'
import { FrameGrabber } from './grabber'
import type { Link, Phase, Stats } from './phase'
import { Scene } from './scene'

/** Above `slow` the connection is called slow, until it is below `fine` again: no flicker between them. */
const ROUND_TRIP = { slow: 600, fine: 350 }
const STATS_EVERY = 500
const NOBODY_AFTER = 1500
/** How wide a picture is sent, at most: wider ones find smaller faces and take longer. */
export const PICTURE_WIDTHS = [320, 640, 960] as const
const NO_STATS: Stats = { framesPerSecond: 0, roundTrip: 0 }

/** Everything the live view does: a source, the loop that sends its pictures, and the scene they make. */
export class LiveSession {
  readonly phase = signal<Phase>({ kind: 'idle' })
  readonly link = signal<Link>({ kind: 'ok' })
  readonly stats = signal(NO_STATS)
  readonly cameras = signal<readonly Camera[]>([])
  readonly cameraId = signal<string | null>(null)
  readonly pictureWidth = signal<(typeof PICTURE_WIDTHS)[number]>(640)
  /** No face for a while, although pictures are analysed. */
  readonly nobody = signal(false)
  readonly scene = new Scene()
  readonly video = document.createElement('video')
  private readonly grabber: FrameGrabber
  private readonly loop: AnalysisLoop
  private readonly meter = new Meter()
  private stream: MediaStream | null = null
  private fileUrl: string | null = null
  private resting = false
  private attempt = 0
  private somebodyAt = 0
  private statsAt = 0

  constructor(analyse: AnalyseFrame) {
    this.video.muted = true
    this.video.playsInline = true
    this.grabber = new FrameGrabber(this.video, this.pictureWidth.get)
    this.loop = new AnalysisLoop({
      grab: this.grabber.grab,
      analyse,
      onAnalysis: this.show,
      onTrouble: this.tell,
      onWaiting: () => {
        this.link.set({ kind: 'slow' })
      },
    })
  }

  /** Begins to listen and to move; call what it returns when the view goes away. */
  connect(): () => void {
    const undo = [onEachFrame(this.step), ...this.listen()]
    return () => {
      this.stop()
      for (const end of undo) end()
    }
  }

  startCamera = async (id: string | null = this.cameraId.get()): Promise<void> => {
    const attempt = this.begin()
    try {
      const stream = await openCamera(id)
      if (attempt !== this.attempt) {
        stop(stream)
        return
      }
      this.stream = stream
      const track = stream.getVideoTracks()[0]
      track?.addEventListener('ended', () => {
        if (this.stream === stream) this.fail('lost')
      })
      this.cameraId.set(track?.getSettings().deviceId ?? id)
      this.video.srcObject = stream
      await this.play(attempt, 'camera')
    } catch (error) {
      if (attempt === this.attempt) this.fail(cameraFailure(error))
    }
    await this.refreshCameras()
  }

  playFile = async (file: Blob): Promise<void> => {
    const attempt = this.begin()
    this.fileUrl = URL.createObjectURL(file)
    this.video.src = this.fileUrl
    try {
      await this.play(attempt, 'file')
    } catch {
      if (attempt === this.attempt) this.fail('unplayable')
    }
  }

  seek = (seconds: number): void => {
    this.video.currentTime = seconds
  }

  playAgain = (): void => {
    this.seek(0)
    void this.video.play()
  }

  stop = (): void => {
    this.release()
    this.phase.set({ kind: 'idle' })
  }

  /** Forgets faces and lines and begins a new stream from the same source. */
  reset = (): void => {
    this.forget()
    if (this.phase.get().kind === 'running' || this.phase.get().kind === 'ended') this.loop.start()
  }

  /** Whether the service answers: while it does not, boxes of an older picture would lie about this one. */
  isHeard = (): boolean => this.link.get().kind === 'ok' || this.link.get().kind === 'slow'

  retryNow = (): void => {
    this.loop.retryNow()
  }

  sendSmaller = (): void => {
    this.pictureWidth.set(PICTURE_WIDTHS[0])
  }

  private begin(): number {
    this.release()
    this.forget()
    this.phase.set({ kind: 'starting' })
    return this.attempt
  }

  private async play(attempt: number, source: 'camera' | 'file'): Promise<void> {
    await this.video.play()
    if (attempt !== this.attempt) return
    if (source === 'file' && this.video.videoWidth === 0) throw new Error('no picture in this file')
    this.phase.set({ kind: 'running', source })
    this.somebodyAt = performance.now()
    this.loop.start()
  }

  private fail(reason: Extract<Phase, { kind: 'failed' }>['reason']): void {
    this.release()
    this.phase.set({ kind: 'failed', reason })
  }

  private release(): void {
    this.attempt += 1
    this.loop.stop()
    if (this.stream) stop(this.stream)
    this.stream = null
    this.video.srcObject = null
    this.video.removeAttribute('src')
    this.video.load()
    if (this.fileUrl) URL.revokeObjectURL(this.fileUrl)
    this.fileUrl = null
    this.link.set({ kind: 'ok' })
    this.stats.set(NO_STATS)
    this.nobody.set(false)
    this.scene.apply([], this.scene.frame, performance.now())
  }

  private forget(): void {
    this.scene.clear()
    this.meter.clear()
    this.nobody.set(false)
    this.somebodyAt = performance.now()
  }

  private readonly show = ({ answer, frame, roundTrip }: Analysis): void => {
    const now = performance.now()
    this.scene.apply(answer.faces, frame, now)
    this.meter.add(now, roundTrip)
    if (answer.faces.length > 0) this.somebodyAt = now
    this.nobody.set(now - this.somebodyAt > NOBODY_AFTER)
    const limit = this.link.get().kind === 'slow' ? ROUND_TRIP.fine : ROUND_TRIP.slow
    const kind = this.meter.typical(now) > limit ? 'slow' : 'ok'
    if (this.link.get().kind !== kind) this.link.set({ kind })
    if (now - this.statsAt < STATS_EVERY) return
    this.statsAt = now
    this.stats.set({ framesPerSecond: this.meter.rate(now), roundTrip: this.meter.typical(now) })
  }

  private readonly tell = (trouble: Trouble): void => {
    this.meter.clear()
    this.stats.set(NO_STATS)
    this.nobody.set(false)
    const { kind } = this.link.get()
    if (trouble.kind === 'refused') this.link.set(trouble)
    else if (kind !== 'away') this.link.set({ kind: 'away' })
  }

  private readonly step = (now: number, elapsed: number): void => {
    const live = this.phase.get().kind === 'running' && this.isHeard() && !this.video.paused
    this.scene.step(now, elapsed, live)
  }

  /** A video file waits while nobody looks, so that nothing of it is missed. */
  private readonly rest = (): void => {
    if (!this.fileUrl) return
    if (!document.hidden && this.resting) void this.video.play()
    this.resting = document.hidden && !this.video.paused
    if (document.hidden) this.video.pause()
  }

  private readonly refreshCameras = async (): Promise<void> => {
    this.cameras.set(await listCameras())
  }

  private listen(): (() => void)[] {
    const isFile = () => this.fileUrl !== null
    return [
      on(this.video, 'ended', () => {
        if (isFile()) this.phase.set({ kind: 'ended' })
      }),
      on(this.video, 'playing', () => {
        if (isFile() && this.phase.get().kind === 'ended') this.phase.set({ kind: 'running', source: 'file' })
      }),
      on(this.video, 'error', () => {
        if (isFile()) this.fail('unplayable')
      }),
      on(document, 'visibilitychange', this.rest),
      on(navigator.mediaDevices, 'devicechange', () => void this.refreshCameras()),
    ]
  }
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}

function on(target: EventTarget | undefined, type: string, listener: () => void): () => void {
  target?.addEventListener(type, listener)
  return () => target?.removeEventListener(type, listener)
}
