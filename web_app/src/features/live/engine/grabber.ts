import { pause } from '@/lib/backoff'
import { scaledTo } from '@/lib/geometry'
import { once } from '@/lib/on'
import type { Frame } from './analysisLoop'

/** At most thirty frames a second. */
const MIN_GAP = 1000 / 30
const JPEG_QUALITY = 0.8

/** Takes frames from a video element; scales them here and encodes JPEG off the main thread. */
export class FrameGrabber {
  private readonly maxWidth: () => number
  private readonly video: HTMLVideoElement
  private canvas: OffscreenCanvas | null = null
  private last = -Infinity
  /** Resolves when there is a newer frame than the last, which may still be in flight. */
  private newer: Promise<void> = Promise.resolve()

  constructor(video: HTMLVideoElement, maxWidth: () => number) {
    this.maxWidth = maxWidth
    this.video = video
  }

  grab = async (fresh: boolean, signal: AbortSignal): Promise<Frame | null> => {
    if (fresh) await this.newer
    await pause(this.last + MIN_GAP - performance.now(), signal)
    while (!signal.aborted && document.hidden) await once(document, 'visibilitychange', signal)
    while (!signal.aborted && !this.hasPicture()) await nextPicture(this.video, signal)
    if (signal.aborted) return null
    const capturedAt = (this.last = performance.now())
    const size = scaledTo(this.maxWidth(), { width: this.video.videoWidth, height: this.video.videoHeight })
    const canvas = (this.canvas ??= new OffscreenCanvas(size.width, size.height))
    if (canvas.width !== size.width) canvas.width = size.width
    if (canvas.height !== size.height) canvas.height = size.height
    const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true })
    context?.drawImage(this.video, 0, 0, size.width, size.height)
    this.newer = nextPicture(this.video, signal)
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: JPEG_QUALITY })
    return { image: await toDataUrl(blob), size, capturedAt }
  }

  private hasPicture(): boolean {
    return this.video.readyState >= this.video.HAVE_CURRENT_DATA && this.video.videoWidth > 0
  }
}

/** Resolves at the next frame of the video (none while the tab is hidden or the video is paused). */
function nextPicture(video: HTMLVideoElement, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const exact = 'requestVideoFrameCallback' in HTMLVideoElement.prototype
    const finish = () => {
      signal.removeEventListener('abort', cancel)
      resolve()
    }
    const request = exact ? video.requestVideoFrameCallback(finish) : requestAnimationFrame(finish)
    const cancel = () => {
      if (exact) video.cancelVideoFrameCallback(request)
      else cancelAnimationFrame(request)
      finish()
    }
    signal.addEventListener('abort', cancel)
  })
}

function toDataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => {
      resolve(reader.result as string)
    }
    reader.onerror = () => {
      reject(reader.error ?? new Error('the picture could not be read'))
    }
    reader.readAsDataURL(blob)
  })
}
