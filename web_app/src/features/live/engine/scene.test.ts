import { describe, expect, it } from 'vitest'
import type { Face } from '@/api'
import { EXPRESSIONS, type Expression, type Scores } from '@/lib/expressions'
import { Scene } from './scene'

const FRAME = { width: 640, height: 480 }

function face(id: number, expression: Expression, x = 0, unclear: Face['unclear'] = null): Face {
  const scores = Object.fromEntries(EXPRESSIONS.map((name) => [name, name === expression ? 1 : 0])) as Scores
  const quality = { size: 100, sharpness: 1, brightness: 128, yaw: 0 }
  return { id, box: { x, y: 0, width: 100, height: 100 }, scores, expression, confidence: 1, quality, unclear }
}

/** Lets time pass in the scene, a repaint each 16 ms. */
function pass(scene: Scene, from: number, milliseconds: number): void {
  for (let now = from; now < from + milliseconds; now += 16) scene.step(now, 16, true)
}

describe('Scene', () => {
  it('shows a new face where it is, and moves it smoothly from there', () => {
    const scene = new Scene()
    scene.apply([face(0, 'neutral', 100)], FRAME, 0)
    expect(scene.faces.get(0)?.box.x).toBe(100)
    scene.apply([face(0, 'happy', 200)], FRAME, 100)
    scene.step(116, 16, true)
    const { box, scores } = scene.present()[0] ?? { box: { x: 0 }, scores: { happy: 0 } }
    expect(box.x).toBeGreaterThan(100)
    expect(box.x).toBeLessThan(200)
    expect(scores.happy).toBeGreaterThan(0)
    expect(scores.happy).toBeLessThan(1)
    pass(scene, 116, 1500)
    expect(scene.faces.get(0)?.box.x).toBeCloseTo(200)
    expect(scene.faces.get(0)?.calm).toMatchObject({ expression: 'happy' })
  })

  it('fades a face that went away, and takes it out of the share at once', () => {
    const scene = new Scene()
    scene.apply([face(0, 'happy'), face(1, 'sad')], FRAME, 0)
    pass(scene, 0, 300)
    expect(scene.share?.happy).toBeCloseTo(0.5)
    scene.apply([face(1, 'sad')], FRAME, 300)
    scene.step(316, 16, true)
    expect(scene.share?.sad).toBeCloseTo(1)
    expect(scene.faces.get(0)?.opacity).toBeLessThan(1)
    pass(scene, 316, 1000)
    expect([...scene.faces.keys()]).toEqual([1])
    expect(scene.slots.get().map(({ id, present }) => [id, present])).toEqual([
      [0, false],
      [1, true],
    ])
  })

  it('counts no unclear face: a gap in its line, and nothing of it in the share', () => {
    const scene = new Scene()
    scene.apply([face(0, 'happy'), face(1, 'angry', 0, 'too_small')], FRAME, 0)
    scene.step(0, 16, true)
    expect(scene.history.average).toEqual([100])
    expect(scene.share?.happy).toBeCloseTo(1)
    scene.apply([face(0, 'happy', 0, 'low_confidence'), face(1, 'angry', 0, 'too_small')], FRAME, 100)
    pass(scene, 100, 600)
    expect(scene.share).toBeNull()
    expect(scene.history.faces.get(0)?.at(-1)).toBeNull()
    expect(scene.history.faces.has(1)).toBe(false)
    expect(scene.history.average.slice(0, 3)).toEqual([100, 100, 100])
  })

  it('writes the history only while it is live', () => {
    const scene = new Scene()
    scene.apply([face(0, 'happy')], FRAME, 0)
    scene.step(0, 16, false)
    expect(scene.history.average).toEqual([])
    scene.step(16, 16, true)
    expect(scene.history.average).toEqual([100])
  })

  it('forgets everything when cleared', () => {
    const scene = new Scene()
    scene.apply([face(0, 'happy')], FRAME, 0)
    pass(scene, 0, 300)
    scene.clear()
    expect([scene.faces.size, scene.share, scene.slots.get(), scene.history.average]).toEqual([0, null, [], []])
  })
})
