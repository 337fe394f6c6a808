import type { Face } from '@/api'
import { EXPRESSIONS, expressionIndex, meanScores, verdict, type Scores, type Verdict } from '@/lib/expressions'
import type { Rect, Size } from '@/lib/geometry'
import { approach, prefersReducedMotion } from '@/lib/motion'
import { signal } from '@/lib/signal'
import { firstClarity, settle, type Clarity } from './clarity'
import { History } from './history'
import type { Slot } from './phase'
import { assignSlots } from './slots'

const BOX_HALF_LIFE = 30
const SCORE_HALF_LIFE = 90
const CALM = 200
const FADE_HALF_LIFE = 70

/** A face that moves from what is shown to what was found. */
export interface MovingFace {
  id: number
  found: Face
  present: boolean
  box: Rect
  scores: Scores
  opacity: number
  clarity: Clarity
  /** Like `scores`, but updated at a readable pace. */
  calm: Calm
}

export interface Calm extends Verdict {
  scores: Scores
}

/**
 * What is shown at this moment. Results come in through `apply`; `step` animates before each repaint; painters read
 * `faces` and `share`. React only subscribes to `slots`, which rarely change.
 */
export class Scene {
  readonly slots = signal<readonly Slot[]>([])
  readonly history = new History()
  readonly faces = new Map<number, MovingFace>()
  /** The mean of the clear faces' probabilities, as shown. */
  share: Scores | null = null
  calmShare: Scores | null = null
  /** The size of the frame that boxes refer to. */
  frame: Size = { width: 0, height: 0 }
  private calmAt = -Infinity

  apply(found: readonly Face[], frame: Size, now: number): void {
    this.frame = frame
    const seen = new Set(found.map((face) => face.id))
    for (const face of this.faces.values()) face.present = seen.has(face.id)
    for (const face of found) this.place(face, now)
    this.slots.set(assignSlots(this.slots.get(), [...seen], now))
  }

  step(now: number, elapsed: number, live: boolean): void {
    const still = prefersReducedMotion()
    for (const face of this.faces.values()) {
      move(face, elapsed, still)
      face.clarity = settle(face.clarity, face.found.unclear, now)
      if (!face.present && face.opacity < 0.01) this.faces.delete(face.id)
    }
    const clear = this.present().filter((face) => face.clarity.shown === null)
    this.share = meanScores(clear.map((face) => face.scores))
    if (now - this.calmAt >= CALM) this.renewFigures(now)
    if (live) this.history.add(now, new Map(clear.map((face) => [face.id, expressionIndex(face.scores)])))
  }

  present(): MovingFace[] {
    return [...this.faces.values()].filter((face) => face.present)
  }

  clear(): void {
    this.faces.clear()
    this.history.clear()
    this.share = null
    this.calmShare = null
    this.slots.set([])
  }

  private renewFigures(now: number): void {
    this.calmAt = now
    this.calmShare = this.share
    for (const face of this.present()) face.calm = calm(face.scores)
  }

  private place(found: Face, now: number): void {
    const known = this.faces.get(found.id)
    if (known) {
      known.found = found
      return
    }
    const moving = { box: { ...found.box }, scores: { ...found.scores }, opacity: 0 }
    const steady = { clarity: firstClarity(found.unclear, now), calm: calm(found.scores) }
    this.faces.set(found.id, { id: found.id, found, present: true, ...moving, ...steady })
  }
}

const calm = (scores: Scores): Calm => ({ scores: { ...scores }, ...verdict(scores) })

function move(face: MovingFace, elapsed: number, still: boolean): void {
  const towards = (current: number, target: number, halfLife: number) =>
    approach(current, target, elapsed, still ? 0 : halfLife)
  for (const side of ['x', 'y', 'width', 'height'] as const) {
    face.box[side] = towards(face.box[side], face.found.box[side], BOX_HALF_LIFE)
  }
  for (const name of EXPRESSIONS) {
    face.scores[name] = towards(face.scores[name], face.found.scores[name], SCORE_HALF_LIFE)
  }
  face.opacity = towards(face.opacity, face.present ? 1 : 0, FADE_HALF_LIFE)
}
