import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { FrameGrabber } from './grabber'

const never = new AbortController().signal

/** A video element that shows a new picture each `gap` milliseconds. */
function videoOf(gap: number): HTMLVideoElement {
  const video = document.createElement('video')
  const facts = { readyState: 4, HAVE_CURRENT_DATA: 2, videoWidth: 1280, videoHeight: 720 }
  for (const [name, value] of Object.entries(facts)) Object.defineProperty(video, name, { value })
  const until = () => gap - (performance.now() % gap)
  vi.stubGlobal('requestAnimationFrame', (done: () => void) => setTimeout(done, until()))
  vi.stubGlobal('cancelAnimationFrame', clearTimeout)
  return video
}

class Canvas {
  width: number
  height: number
  constructor(width: number, height: number) {
    this.width = width
    this.height = height
  }
  getContext = () => ({ drawImage: vi.fn() })
  convertToBlob = () => Promise.resolve(new Blob(['jpeg'], { type: 'image/jpeg' }))
}

class Reader {
  result = ''
  onload = () => undefined
  readAsDataURL(blob: Blob) {
    this.result = `data:${blob.type};base64,`
    queueMicrotask(this.onload)
  }
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('FileReader', Reader)
  vi.stubGlobal('OffscreenCanvas', Canvas)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** Takes pictures one after the other for a while; tells when each was taken. */
async function grabFor(milliseconds: number, video: HTMLVideoElement): Promise<number[]> {
  const grabber = new FrameGrabber(video, () => 640)
  const times: number[] = []
  const end = new AbortController()
  const run = async () => {
    for (let fresh = false; !end.signal.aborted; fresh = true) {
      const frame = await grabber.grab(fresh, end.signal)
      if (frame) times.push(frame.capturedAt)
    }
  }
  const running = run()
  await vi.advanceTimersByTimeAsync(milliseconds)
  end.abort()
  await running
  return times
}

it('sends a picture as a JPEG, no wider than asked', async () => {
  const grabbing = new FrameGrabber(videoOf(20), () => 640).grab(false, never)
  await vi.advanceTimersByTimeAsync(50)
  const frame = await grabbing
  expect(frame?.size).toEqual({ width: 640, height: 360 })
  expect(frame?.image).toMatch(/^data:image\/jpeg;base64,/)
})

it('takes each picture of a camera of 25 a second once, in the order of time', async () => {
  const times = await grabFor(1000, videoOf(40))
  expect(times.length).toBeGreaterThanOrEqual(23)
  expect(times.length).toBeLessThanOrEqual(26)
  expect(new Set(times.map((time) => Math.floor(time / 40))).size).toBe(times.length)
})

it('takes no more than about thirty a second of a faster one', async () => {
  const times = await grabFor(1000, videoOf(1000 / 60))
  expect(times.length).toBeGreaterThanOrEqual(26)
  expect(times.length).toBeLessThanOrEqual(31)
})

it('takes none while the tab is hidden, and goes on when it is back', async () => {
  const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)
  expect(await grabFor(500, videoOf(20))).toEqual([])
  const grabbing = new FrameGrabber(videoOf(20), () => 640).grab(false, never)
  hidden.mockReturnValue(false)
  document.dispatchEvent(new Event('visibilitychange'))
  await vi.advanceTimersByTimeAsync(50)
  expect(await grabbing).not.toBeNull()
})
