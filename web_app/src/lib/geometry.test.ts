import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contain, placeLabel, project, scaledTo, spread, type Rect } from './geometry'

const length = fc.integer({ min: 1, max: 5000 })
const size = fc.record({ width: length, height: length })
const EPSILON = 1e-6

describe('contain', () => {
  it('shows the whole picture, centred, in its own shape, touching two sides', () => {
    fc.assert(
      fc.property(size, size, (picture, box) => {
        const shown = contain(picture, box)
        expect(shown.width / shown.height).toBeCloseTo(picture.width / picture.height, 3)
        expect(shown.x * 2 + shown.width).toBeCloseTo(box.width, 6)
        expect(shown.y * 2 + shown.height).toBeCloseTo(box.height, 6)
        expect(Math.min(shown.x, shown.y)).toBeCloseTo(0, 6)
      }),
    )
  })

  it('shows nothing of a picture that has no size yet', () => {
    expect(contain({ width: 0, height: 0 }, { width: 10, height: 10 })).toEqual({ x: 0, y: 0, width: 0, height: 0 })
  })
})

describe('project', () => {
  const frame = { width: 640, height: 480 }

  it.each<[string, Rect, boolean, Rect]>([
    ['as it is', { x: 64, y: 48, width: 64, height: 96 }, false, { x: 110, y: 70, width: 100, height: 100 }],
    ['mirrored', { x: 64, y: 48, width: 64, height: 96 }, true, { x: 810, y: 70, width: 100, height: 100 }],
  ])('takes a box to where it is shown: %s', (_, box, mirrored, expected) => {
    expect(project(box, frame, { x: 10, y: 20, width: 1000, height: 500 }, mirrored)).toEqual(expected)
  })

  it('keeps a box of the frame inside the shown picture, mirrored or not', () => {
    const part = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(size, size, part, part, part, part, fc.boolean(), (picture, box, x, y, w, h, mirrored) => {
        const left = x * picture.width
        const top = y * picture.height
        const face = { x: left, y: top, width: w * (picture.width - left), height: h * (picture.height - top) }
        const shown = contain(picture, box)
        const place = project(face, picture, shown, mirrored)
        expect(place.x).toBeGreaterThanOrEqual(shown.x - EPSILON)
        expect(place.x + place.width).toBeLessThanOrEqual(shown.x + shown.width + EPSILON)
        expect(place.y + place.height).toBeLessThanOrEqual(shown.y + shown.height + EPSILON)
      }),
    )
  })
})

it('a frame is sent no wider than asked, never enlarged, never empty', () => {
  fc.assert(
    fc.property(length, size, (width, picture) => {
      const sent = scaledTo(width, picture)
      expect(sent.width).toBeLessThanOrEqual(Math.min(width, picture.width))
      expect(Math.min(sent.width, sent.height)).toBeGreaterThanOrEqual(1)
    }),
  )
})

it('spread keeps the order and the gap', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 9 }), (places) => {
      const moved = spread(places, 10)
      expect(moved).toHaveLength(places.length)
      const sorted = [...moved].sort((a, b) => a - b)
      sorted.slice(1).forEach((at, before) => {
        expect(at - (sorted[before] ?? 0)).toBeGreaterThanOrEqual(10 - EPSILON)
      })
      places.forEach((a, i) => {
        places.forEach((b, j) => {
          if (a < b) expect(moved[i]).toBeLessThan(moved[j] ?? NaN)
        })
      })
    }),
  )
})

describe('placeLabel', () => {
  const shown = { x: 0, y: 0, width: 400, height: 300 }
  const label = { width: 100, height: 20 }

  it('goes above the box, below it where there is no room, and never outside the picture', () => {
    expect(placeLabel(label, { x: 50, y: 100, width: 80, height: 80 }, shown, [], 6)).toMatchObject({ x: 50, y: 74 })
    expect(placeLabel(label, { x: 390, y: 5, width: 80, height: 80 }, shown, [], 6)).toMatchObject({ x: 300, y: 91 })
  })

  it('does not cover a label that is there already', () => {
    const taken: Rect[] = []
    const box = { x: 50, y: 100, width: 80, height: 80 }
    const first = placeLabel(label, box, shown, taken, 6)
    const second = placeLabel(label, { ...box, x: 90 }, shown, taken, 6)
    expect(second.y).not.toBe(first.y)
  })

  it('stays where it was while that place is free, so that it does not flicker', () => {
    const box = { x: 50, y: 100, width: 80, height: 80 }
    expect(placeLabel(label, box, shown, [], 6, 'below').side).toBe('below')
    const below = { x: 50, y: 186, width: 100, height: 20 }
    expect(placeLabel(label, box, shown, [below], 6, 'below').side).toBe('above')
  })

  it('stays in the picture whatever the box', () => {
    const any = fc.integer({ min: -500, max: 900 })
    fc.assert(
      fc.property(any, any, length, length, (x, y, width, height) => {
        const place = placeLabel(label, { x, y, width, height }, shown, [], 6)
        expect(place.x).toBeGreaterThanOrEqual(0)
        expect(place.x + label.width).toBeLessThanOrEqual(shown.width)
        expect(place.y).toBeGreaterThanOrEqual(0)
        expect(place.y + label.height).toBeLessThanOrEqual(shown.height)
      }),
    )
  })
})
