import type { Cursor } from '@/components/chart/cursor'
import { on } from '@/lib/on'
import { signal } from '@/lib/signal'
import { steppedTo, type SampledFrame } from '../logic/sampledFrames'
import { onNewFrame } from './onNewFrame'

const MS = 1000
/** Seeks go slightly past a frame's time, so that rounding never ends on the previous frame. */
const PAST = 1

export type Playable = 'waiting' | 'yes' | 'no'

/**
 * Keeps a video element and the timeline's cursor in sync: the cursor moves along while the video plays, and the video
 * seeks to where the cursor is placed. During a seek, only the latest request waits.
 */
export class Player {
  readonly video: HTMLVideoElement
  /** The media time of the frame on the screen, milliseconds; null before the first. */
  readonly frame = signal<number | null>(null)
  readonly playable = signal<Playable>('waiting')
  private readonly cursor: Cursor
  private readonly ends: (() => void)[]
  private wanted: number | null
  private going: number | null = null
  private known: { moments: readonly SampledFrame[]; interval: number } = { moments: [], interval: 100 }

  constructor(video: HTMLVideoElement, cursor: Cursor) {
    this.video = video
    this.cursor = cursor
    this.wanted = cursor.held.get()
    this.ends = [
      on(video, 'loadedmetadata', this.begin),
      on(video, 'loadeddata', this.stand),
      on(video, 'seeked', this.arrive),
      on(video, 'pause', () => cursor.rest()),
      on(video, 'error', () => this.playable.set('no')),
      cursor.onHold(this.seek),
      onNewFrame(video, this.show),
    ]
    if (video.error) this.playable.set('no')
    else if (isOpen(video)) this.begin()
    if (hasFrame(video)) this.stand()
  }

  /** The duration in milliseconds; 0 until it is known. */
  get length(): number {
    const { duration } = this.video
    return Number.isFinite(duration) ? duration * MS : 0
  }

  /** Sets the analysed frames around the cursor, and their distance. */
  learn(moments: readonly SampledFrame[], interval: number): void {
    this.known = { moments, interval }
  }

  /** The analysed frame that is `by` frames from where the video is, or is seeking to. */
  steppedTo(by: number): number {
    const here = this.cursor.held.get() ?? this.frame.get() ?? 0
    const at = steppedTo(this.known.moments, here, by, this.known.interval)
    return Math.min(Math.max(0, at), this.length || at)
  }

  toggle = (): void => {
    // A failure to play is reported by the element's events.
    if (this.video.paused) void this.video.play().catch(() => undefined)
    else this.video.pause()
  }

  /** Loads the file again. */
  retry = (): void => {
    this.wanted = this.cursor.held.get()
    this.going = null
    this.playable.set('waiting')
    this.video.load()
  }

  setSpeed(times: number): void {
    this.video.playbackRate = times
  }

  /** From 0, muted, to 1. */
  setVolume(volume: number): void {
    this.video.muted = volume === 0
    if (volume > 0) this.video.volume = volume
  }

  /** Muted, or at the previous volume. */
  setMuted(muted: boolean): void {
    this.video.muted = muted
  }

  dispose(): void {
    for (const end of this.ends) end()
    this.video.pause()
  }

  private readonly begin = (): void => {
    // Browsers play only the sound of a video they can't decode.
    this.playable.set(this.video.videoWidth > 0 ? 'yes' : 'no')
    if (this.wanted !== null) this.go(this.wanted)
  }

  private readonly seek = (at: number): void => {
    this.wanted = at
    if (this.going === null && isOpen(this.video)) this.go(at)
  }

  private go(at: number): void {
    this.going = at
    this.video.currentTime = Math.min(Math.max(0, at + PAST), this.length) / MS
  }

  private readonly arrive = (): void => {
    const there = this.going === this.wanted
    this.going = null
    if (there) this.wanted = null
    else if (this.wanted !== null) this.go(this.wanted)
  }

  /** Frames shown before there was a listener are not reported. */
  private readonly stand = (): void => {
    if (this.frame.get() === null) this.frame.set(this.video.currentTime * MS)
  }

  private readonly show = (seconds: number): void => {
    this.frame.set(seconds * MS)
    if (this.wanted === null && !this.video.paused) this.cursor.carry(seconds * MS)
  }
}

const hasFrame = ({ readyState }: HTMLVideoElement) => readyState > 1

/** Its duration and size are known. */
const isOpen = ({ readyState }: HTMLVideoElement) => readyState > 0
