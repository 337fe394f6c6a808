import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SampleColumns } from '@/api'
import { contain, project } from '@/lib/geometry'
import { intervalOf, moments, sampledFrameAt, steppedTo, type SampledFrame } from './sampledFrames'

const INTERVAL = 100

/** Moments of an analysis in order, at least 4 ms apart as the frames of a fast camera are. */
const analysed = fc
  .array(fc.double({ min: 4, max: 1000, noNaN: true }), { maxLength: 40 })
  .map((gaps) =>
    gaps.reduce<SampledFrame[]>((all, gap) => [...all, { at: (all.at(-1)?.at ?? 0) + gap, faces: [] }], []),
  )

const columns = (samples: readonly [at: number, face: number][]): SampleColumns => ({
  from: samples[0]?.[0] ?? 0,
  to: samples.at(-1)?.[0] ?? 0,
  at: samples.map(([at]) => at),
  face: samples.map(([, face]) => face),
  box: {
    x: samples.map(() => 1),
    y: samples.map(() => 2),
    width: samples.map(() => 3),
    height: samples.map(() => 4),
  },
  expression: samples.map(() => 'happy'),
  confidence: samples.map(() => 0.9),
  scores: samples.map(() => []),
  unclear: samples.map(() => null),
})

describe('what is shown over a frame', () => {
  it('is the latest moment up to it, unless that is too old', () => {
    fc.assert(
      fc.property(analysed, fc.double({ min: -100, max: 20_000, noNaN: true }), (sorted, mediaTime) => {
        const candidates = sorted.filter(({ at }) => at <= mediaTime + 1)
        const latest = candidates.at(-1)
        const fresh = latest && mediaTime - latest.at <= 1.5 * INTERVAL ? latest : null
        expect(sampledFrameAt(sorted, mediaTime, INTERVAL)).toBe(fresh)
      }),
    )
  })

  it('is the frame’s own moment where it was analysed, however its time was rounded', () => {
    fc.assert(
      fc.property(
        analysed.filter((all) => all.length > 0),
        fc.nat(),
        fc.double({ min: -0.9, max: 0.9, noNaN: true }),
        (sorted, pick, off) => {
          const moment = sorted[pick % sorted.length]
          expect(sampledFrameAt(sorted, (moment?.at ?? 0) + off, INTERVAL)).toBe(moment)
        },
      ),
    )
  })
})

describe('steps', () => {
  it('forth and back end where they began', () => {
    fc.assert(
      fc.property(
        analysed.filter((all) => all.length > 1),
        fc.nat(),
        (sorted, pick) => {
          const place = pick % (sorted.length - 1)
          const [here = 0, next = 0] = [sorted[place]?.at, sorted[place + 1]?.at]
          expect(steppedTo(sorted, here, 1, INTERVAL)).toBe(next)
          expect(steppedTo(sorted, next, -1, INTERVAL)).toBe(here)
        },
      ),
    )
  })

  it('from between two moments lead to either', () => {
    const sorted = [0, 100, 200].map((at) => ({ at, faces: [] }))
    expect(steppedTo(sorted, 150, 1, INTERVAL)).toBe(200)
    expect(steppedTo(sorted, 150, -1, INTERVAL)).toBe(100)
    expect(steppedTo(sorted, 0, 2, INTERVAL)).toBe(200)
  })

  it('go on where nothing is known', () => {
    expect(steppedTo([], 500, 1, INTERVAL)).toBe(600)
    expect(steppedTo([{ at: 0, faces: [] }], 0, -1, INTERVAL)).toBe(-100)
  })
})

it('samples of a moment come together, and parts that share a moment tell it once', () => {
  const joined = moments([
    columns([
      [0, 0],
      [0, 1],
      [40, 0],
    ]),
    columns([
      [40, 0],
      [80, 1],
    ]),
  ])
  expect(joined.map(({ at, faces }) => [at, faces.map(({ id }) => id)])).toEqual([
    [0, [0, 1]],
    [40, [0]],
    [80, [1]],
  ])
  expect(joined[0]?.faces[0]?.box).toEqual({ x: 1, y: 2, width: 3, height: 4 })
})

it('frames are as far apart as they were analysed, and no closer than the file has them', () => {
  expect(intervalOf({ rate: 10, media: { frame_rate: 25 } })).toBe(100)
  expect(intervalOf({ rate: 30, media: { frame_rate: 25 } })).toBe(40)
  expect(intervalOf({ rate: null, media: { frame_rate: 50 } })).toBe(20)
  expect(intervalOf({ rate: null, media: null })).toBe(40)
})

it('a box covers the same part of the picture at any size of it, whatever shape the pixels have', () => {
  const side = fc.integer({ min: 2, max: 4000 })
  const size = fc.record({ width: side, height: side })
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(size, size, size, fc.tuple(share, share, share, share), (analysed, video, element, [x, y, w, h]) => {
      const box = {
        x: x * analysed.width,
        y: y * analysed.height,
        width: w * analysed.width,
        height: h * analysed.height,
      }
      const shown = contain(video, element)
      const drawn = project(box, analysed, shown, false)
      expect((drawn.x - shown.x) / shown.width).toBeCloseTo(x)
      expect((drawn.y - shown.y) / shown.height).toBeCloseTo(y)
      expect(drawn.width / shown.width).toBeCloseTo(w)
      expect(drawn.height / shown.height).toBeCloseTo(h)
    }),
  )
})
