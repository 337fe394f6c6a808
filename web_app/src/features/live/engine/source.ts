import { on } from '@/lib/on'
import { openCamera } from './camera'

interface Events {
  /** The camera was disconnected. */
  onLost: () => void
  /** A file has ended, or plays again. */
  onEnded: () => void
  onResumed: () => void
  onUnplayable: () => void
}

/** What plays in the video element: a camera or a file. */
export class VideoSource {
  readonly video = document.createElement('video')
  /** Holds the element while no page shows it: browsers pause a video that is outside the document. */
  private readonly shelter = document.createElement('div')
  private readonly events: Events
  private stream: MediaStream | null = null
  private fileUrl: string | null = null
  private resting = false
  private attempt = 0
  /** A camera or a file is in use, or about to be. */
  private isOpen = false

  constructor(events: Events) {
    this.events = events
    this.video.muted = true
    this.video.playsInline = true
    Object.assign(this.shelter.style, SHELTER)
    this.shelter.ariaHidden = 'true'
  }

  get cameraId(): string | undefined {
    return this.stream?.getVideoTracks()[0]?.getSettings().deviceId
  }

  /** Plays a camera; false if another source was requested meanwhile. Rejects with the browser's error. */
  playCamera(id: string | null): Promise<boolean> {
    return this.play(async (isWanted) => {
      const stream = await openCamera(id)
      if (!isWanted()) {
        stop(stream)
        return
      }
      this.stream = stream
      stream.getVideoTracks()[0]?.addEventListener('ended', () => {
        if (this.stream === stream) this.events.onLost()
      })
      this.video.srcObject = stream
      await this.video.play()
    })
  }

  /** Plays a file; false if another source was requested meanwhile. Rejects if it has no picture. */
  playFile(file: Blob): Promise<boolean> {
    return this.play(async () => {
      this.fileUrl = URL.createObjectURL(file)
      this.video.src = this.fileUrl
      await this.video.play()
      if (this.video.videoWidth === 0) throw new Error('no picture in this file')
    })
  }

  seek(seconds: number): void {
    this.video.currentTime = seconds
  }

  close(): void {
    this.attempt += 1
    this.isOpen = false
    this.shelter.remove()
    if (this.stream) stop(this.stream)
    this.stream = null
    this.video.srcObject = null
    this.video.removeAttribute('src')
    this.video.load()
    if (this.fileUrl) URL.revokeObjectURL(this.fileUrl)
    this.fileUrl = null
  }

  /** Shows the video in this element until the returned function is called. */
  showIn(place: HTMLElement): () => void {
    place.append(this.video)
    this.shelter.remove()
    return () => {
      this.shelter.append(this.video)
      if (this.isOpen) document.body.append(this.shelter)
    }
  }

  listen(): () => void {
    const ofFile = (tell: () => void) => () => {
      if (this.fileUrl) tell()
    }
    const undo = [
      on(this.video, 'ended', ofFile(this.events.onEnded)),
      on(this.video, 'playing', ofFile(this.events.onResumed)),
      on(this.video, 'error', ofFile(this.events.onUnplayable)),
      on(document, 'visibilitychange', ofFile(this.rest)),
    ]
    return () => {
      for (const end of undo) end()
    }
  }

  private async play(begin: (isWanted: () => boolean) => Promise<void>): Promise<boolean> {
    this.close()
    this.isOpen = true
    const attempt = this.attempt
    const isWanted = () => attempt === this.attempt
    try {
      await begin(isWanted)
    } catch (error) {
      if (isWanted()) throw error
    }
    return isWanted()
  }

  /** A file pauses while the tab is hidden, so that nothing is missed. */
  private readonly rest = (): void => {
    if (!document.hidden && this.resting) void this.video.play()
    this.resting = document.hidden && !this.video.paused
    if (document.hidden) this.video.pause()
  }
}

/** Inside the window, as browsers slow down videos outside it, but too small and faint to be seen. */
const SHELTER = {
  position: 'fixed',
  bottom: '0',
  right: '0',
  width: '1px',
  height: '1px',
  overflow: 'hidden',
  opacity: '0.01',
  pointerEvents: 'none',
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}
