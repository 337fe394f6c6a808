import type { AnalyseFrame, Consent } from '@/api'
import { onEachFrame } from '@/lib/frameLoop'
import { Meter } from '@/lib/meter'
import { on } from '@/lib/on'
import { signal } from '@/lib/signal'
import type { Recorder } from '../recording/recorder'
import { AnalysisLoop, type Analysis, type Trouble } from './analysisLoop'
import { cameraFailure, listCameras, type Camera } from './camera'
import { FrameGrabber } from './grabber'
import { isOff, type Connection, type Phase, type SourceFailure, type Stats } from './phase'
import { Scene } from './scene'
import { VideoSource } from './source'

/** Above `slow` the connection counts as slow until it is below `fine` again, so that it doesn't flicker. */
const ROUND_TRIP = { slow: 600, fine: 350 }
const STATS_EVERY = 500
const NO_FACE_AFTER = 1500
/** The maximum width of the frames that are sent: wider ones find smaller faces and take longer. */
export const PICTURE_WIDTHS = [320, 640, 960] as const
const NO_STATS: Stats = { framesPerSecond: 0, roundTrip: 0 }

/**
 * A source, the loop that sends its frames, the scene of their results, and the recorder. It belongs to the app and
 * outlives the live page, which only shows it.
 */
export class LiveSession {
  readonly phase = signal<Phase>({ kind: 'idle' })
  readonly connection = signal<Connection>({ kind: 'ok' })
  readonly stats = signal(NO_STATS)
  readonly cameras = signal<readonly Camera[]>([])
  readonly cameraId = signal<string | null>(null)
  readonly pictureWidth = signal<(typeof PICTURE_WIDTHS)[number]>(640)
  /** The model that analyses frames; null for the service's default. */
  readonly model = signal<string | null>(null)
  /** No face for a while, although frames are analysed. */
  readonly noFace = signal(false)
  /** Whether the camera's picture is mirrored. */
  readonly mirrored = signal(true)
  readonly scene = new Scene()
  readonly recorder: Recorder
  private readonly source: VideoSource
  private readonly loop: AnalysisLoop
  private readonly meter = new Meter()
  private lastFaceAt = 0
  private statsAt = 0
  /** The model that analysed the last frame. */
  private lastModel: string | null = null
  private stopMoving: (() => void) | null = null

  constructor(analyse: AnalyseFrame, recorder: Recorder) {
    this.recorder = recorder
    this.source = new VideoSource({
      onLost: () => this.fail('lost'),
      onEnded: () => {
        this.recorder.end()
        this.phase.set({ kind: 'ended' })
      },
      onResumed: () => {
        if (this.phase.get().kind === 'ended') this.phase.set({ kind: 'running', source: 'file' })
      },
      onUnplayable: () => this.fail('unplayable'),
    })
    this.loop = new AnalysisLoop({
      grab: new FrameGrabber(this.source.video, this.pictureWidth.get).grab,
      analyse,
      model: this.model.get,
      onAnalysis: this.show,
      onTrouble: this.tell,
      onWaiting: () => this.connection.set({ kind: 'slow' }),
    })
  }

  get video(): HTMLVideoElement {
    return this.source.video
  }

  /** Shows the video in this element until the returned function is called; without one it keeps playing. */
  showIn = (place: HTMLElement): (() => void) => this.source.showIn(place)

  /** Starts to listen to the browser; returns how to stop. */
  connect(): () => void {
    const undo = [
      this.source.listen(),
      on(navigator.mediaDevices, 'devicechange', () => void this.refreshCameras()),
      // After this event it may be too late for the browser to store anything.
      on(window, 'beforeunload', this.recorder.flush),
      on(window, 'pagehide', this.recorder.endNow),
      on(document, 'visibilitychange', this.recorder.flush),
    ]
    return () => {
      this.stop()
      this.rest()
      for (const end of undo) end()
    }
  }

  startCamera = async (id: string | null = this.cameraId.get()): Promise<void> => {
    this.begin()
    try {
      if (await this.source.playCamera(id)) this.run('camera')
      this.cameraId.set(this.source.cameraId ?? id)
    } catch (error) {
      this.fail(cameraFailure(error))
    }
    await this.refreshCameras()
  }

  playFile = async (file: Blob): Promise<void> => {
    this.begin()
    try {
      if (await this.source.playFile(file)) this.run('file')
    } catch {
      this.fail('unplayable')
    }
  }

  seek = (seconds: number): void => this.source.seek(seconds)

  playAgain = (): void => {
    this.seek(0)
    void this.video.play()
  }

  stop = (): void => {
    this.release()
    this.phase.set({ kind: 'idle' })
  }

  /** Records the running source until it ends. */
  record = (title: string, consent: Consent): void => {
    const phase = this.phase.get()
    if (phase.kind !== 'running') return
    const { width, height } = this.scene.frame
    const settings = {
      picture_width: this.pictureWidth.get(),
      frame_width: width,
      frame_height: height,
      source: phase.source,
      mirrored: false,
    }
    const source = phase.source === 'camera' ? 'webcam' : 'video'
    this.recorder.start({ title, consent, source, model: this.model.get() ?? this.lastModel, settings })
  }

  /** Clears faces and lines and restarts the stream; ids restart too, so a recording ends. */
  reset = (): void => {
    this.recorder.end()
    this.forget()
    if (this.phase.get().kind === 'running' || this.phase.get().kind === 'ended') this.loop.start()
  }

  /** Whether the service responds; if not, boxes of an older frame would be wrong. */
  isConnected = (): boolean => this.connection.get().kind === 'ok' || this.connection.get().kind === 'slow'

  retryNow = (): void => this.loop.retryNow()

  sendSmaller = (): void => this.pictureWidth.set(PICTURE_WIDTHS[0])

  private begin(): void {
    this.release()
    this.forget()
    this.phase.set({ kind: 'starting' })
    this.stopMoving ??= onEachFrame(this.step)
  }

  private run(source: 'camera' | 'file'): void {
    this.phase.set({ kind: 'running', source })
    this.lastFaceAt = performance.now()
    this.loop.start()
  }

  private fail(reason: SourceFailure): void {
    this.release()
    this.phase.set({ kind: 'failed', reason })
  }

  private release(): void {
    this.recorder.end()
    this.loop.stop()
    this.source.close()
    this.connection.set({ kind: 'ok' })
    this.stats.set(NO_STATS)
    this.noFace.set(false)
    this.scene.apply([], this.scene.frame, performance.now())
  }

  private forget(): void {
    this.scene.clear()
    this.meter.clear()
    this.noFace.set(false)
    this.lastFaceAt = performance.now()
  }

  private readonly show = ({ answer, frame, capturedAt, roundTrip }: Analysis): void => {
    const now = performance.now()
    this.lastModel = answer.model
    this.recorder.take({ capturedAt, faces: answer.faces, model: answer.model })
    this.scene.apply(answer.faces, frame, now)
    this.meter.add(now, roundTrip)
    if (answer.faces.length > 0) this.lastFaceAt = now
    this.noFace.set(now - this.lastFaceAt > NO_FACE_AFTER)
    const limit = this.connection.get().kind === 'slow' ? ROUND_TRIP.fine : ROUND_TRIP.slow
    const kind = this.meter.typical(now) > limit ? 'slow' : 'ok'
    if (this.connection.get().kind !== kind) this.connection.set({ kind })
    if (now - this.statsAt < STATS_EVERY) return
    this.statsAt = now
    this.stats.set({ framesPerSecond: this.meter.rate(now), roundTrip: this.meter.typical(now) })
  }

  private readonly tell = (trouble: Trouble): void => {
    this.meter.clear()
    this.stats.set(NO_STATS)
    this.noFace.set(false)
    const { kind } = this.connection.get()
    if (trouble.kind === 'refused') this.connection.set(trouble)
    else if (kind !== 'away') this.connection.set({ kind: 'away' })
  }

  private readonly step = (now: number, elapsed: number): void => {
    const live = this.phase.get().kind === 'running' && this.isConnected() && !this.video.paused
    this.scene.step(now, elapsed, live)
    // Once the last face has faded, nothing moves until a source starts.
    if (isOff(this.phase.get()) && this.scene.faces.size === 0) this.rest()
  }

  private rest(): void {
    this.stopMoving?.()
    this.stopMoving = null
  }

  private readonly refreshCameras = async (): Promise<void> => {
    this.cameras.set(await listCameras())
  }
}
