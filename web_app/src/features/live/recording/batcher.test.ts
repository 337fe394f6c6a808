import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Batch, Face } from '@/api'
import { Batcher } from './batcher'

const scores = { angry: 0, disgust: 0, fear: 0, happy: 0.75, sad: 0, surprise: 0, neutral: 0.25 }
const face = (id: number): Face => ({
  id,
  box: { x: 1, y: 2, width: 30, height: 40 },
  scores,
  expression: 'happy',
  confidence: 0.75,
  quality: { size: 35, sharpness: 1.1, brightness: 120, yaw: -0.1 },
  unclear: 'too_dark',
})

describe('Batcher', () => {
  it('keeps of a face what a session stores', () => {
    const batcher = new Batcher()
    batcher.add(40, [face(3)])
    expect(batcher.take()).toEqual({
      n: 0,
      body: {
        from: 0,
        to: 40,
        samples: [
          {
            at: 40,
            face: 3,
            box: { x: 1, y: 2, width: 30, height: 40 },
            scores,
            confidence: 0.75,
            quality: { sharpness: 1.1, brightness: 120, yaw: -0.1 },
            unclear: 'too_dark',
          },
        ],
      },
    })
  })

  it('counts time in which nobody was seen, but none in which nothing was looked at', () => {
    const batcher = new Batcher()
    batcher.add(500, [])
    batcher.add(1000, [])
    expect(batcher.take()?.body).toEqual({ samples: [], from: 0, to: 1000 })
    expect(batcher.take()).toBeNull()
    batcher.add(61_000, [])
    batcher.add(61_500, [])
    expect(batcher.take()?.body).toEqual({ samples: [], from: 61_000, to: 61_500 })
  })

  it('has every sample once, in batches that are numbered and follow each other', () => {
    const picture = fc.record({ gap: fc.integer({ min: 1, max: 9000 }), faces: fc.nat({ max: 4 }), take: fc.boolean() })
    fc.assert(
      fc.property(fc.array(picture, { maxLength: 60 }), (pictures) => {
        const batcher = new Batcher()
        const batches: { n: number; body: Batch }[] = []
        const added: string[] = []
        let at = 0
        const take = () => batches.push(...[batcher.take()].filter((batch) => batch !== null))
        for (const { gap, faces, take: now } of pictures) {
          at += gap
          for (let id = 0; id < faces; id++) added.push(`${String(at)} ${String(id)}`)
          batcher.add(
            at,
            Array.from({ length: faces }, (_, id) => face(id)),
          )
          if (now) take()
        }
        take()
        const samples = batches.flatMap(({ body }) => body.samples)
        expect(samples.map((sample) => `${String(sample.at)} ${String(sample.face)}`)).toEqual(added)
        expect(batches.map(({ n }) => n)).toEqual(batches.map((_, place) => place))
        batches.reduce((end, { body: { from, to, samples: own } }) => {
          expect(from).toBeGreaterThanOrEqual(end)
          for (const sample of own) {
            expect(sample.at).toBeGreaterThanOrEqual(from ?? NaN)
            expect(sample.at).toBeLessThanOrEqual(to ?? NaN)
          }
          return to ?? NaN
        }, 0)
      }),
    )
  })
})
