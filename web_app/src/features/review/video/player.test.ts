import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Cursor } from '@/components/chart/cursor'
import { Player } from './player'

/** A video element as far as the player looks at it: seeks take until they are ended. */
class FakeVideo extends EventTarget {
  readyState = 1
  duration = 10
  videoWidth = 640
  paused = true
  error: unknown = null
  readonly seeks: number[] = []
  private callback: (now: number, metadata: { mediaTime: number }) => void = () => undefined

  get currentTime() {
    return 0.04
  }

  set currentTime(seconds: number) {
    this.seeks.push(Math.round(seconds * 1000))
  }

  arrive() {
    this.dispatchEvent(new Event('seeked'))
  }

  show(mediaTime: number) {
    this.callback(0, { mediaTime })
  }

  requestVideoFrameCallback(callback: typeof this.callback) {
    this.callback = callback
    return 1
  }

  cancelVideoFrameCallback = vi.fn()
  pause = vi.fn()
}

let video: FakeVideo
let cursor: Cursor
let player: Player

beforeEach(() => {
  video = new FakeVideo()
  cursor = new Cursor()
  player = new Player(video as unknown as HTMLVideoElement, cursor)
})

describe('a player', () => {
  it('knows the first frame though that came before anybody listened', () => {
    expect(player.frame.get()).toBeNull()
    video.dispatchEvent(new Event('loadeddata'))
    expect(player.frame.get()).toBe(40)
    video.show(0.08)
    expect(player.frame.get()).toBe(80)
    video.readyState = 2
    expect(new Player(video as unknown as HTMLVideoElement, cursor).frame.get()).toBe(40)
  })

  it('goes where the cursor is put, a little past the frame’s time, and never past the end', () => {
    cursor.hold(1200)
    video.arrive()
    cursor.hold(20_000)
    expect(video.seeks).toEqual([1201, 10_000])
  })

  it('seeks once at a time: of what is wished for meanwhile the latest counts', () => {
    for (const at of [100, 200, 300, 400]) cursor.hold(at)
    expect(video.seeks).toEqual([101])
    video.arrive()
    expect(video.seeks).toEqual([101, 401])
    video.arrive()
    expect(video.seeks).toEqual([101, 401])
  })

  it('takes the cursor along while it plays, but not while it is on its way elsewhere', () => {
    video.paused = false
    video.show(2)
    expect(cursor.held.get()).toBe(2000)
    cursor.hold(5000)
    video.show(2.04)
    expect(cursor.held.get()).toBe(5000)
    video.arrive()
    video.show(5.04)
    expect(cursor.held.get()).toBe(5040)
    expect(player.frame.get()).toBe(5040)
  })

  it('leaves the cursor where it was put while it stands', () => {
    cursor.hold(1234)
    video.arrive()
    video.show(1.2)
    expect(cursor.held.get()).toBe(1234)
    expect(player.frame.get()).toBe(1200)
  })

  it('begins where the cursor stands, and steps from there', () => {
    cursor.hold(3000)
    const later = new FakeVideo()
    const other = new Player(later as unknown as HTMLVideoElement, cursor)
    expect(later.seeks).toEqual([3001])
    other.learn(
      [2900, 3000, 3100].map((at) => ({ at, faces: [] })),
      100,
    )
    expect([other.steppedTo(1), other.steppedTo(-1), other.steppedTo(-100)]).toEqual([3100, 2900, 0])
  })

  it('cannot play what has no picture', () => {
    const sound = new FakeVideo()
    sound.videoWidth = 0
    expect(new Player(sound as unknown as HTMLVideoElement, cursor).playable.get()).toBe('no')
    expect(player.playable.get()).toBe('yes')
  })
})
