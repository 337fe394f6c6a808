import type { Batch, Face, Sample } from '@/api'

/** A longer time without a frame is a pause, which no batch covers. */
const PAUSE = 3000

/** Collects results into numbered batches that follow each other in time. */
export class Batcher {
  private samples: Sample[] = []
  private from: number | null = null
  /** When the latest frame was captured, on the session's clock. */
  private to = 0
  private next = 0

  /** Adds the faces of a frame captured `at`, in order of time. */
  add(at: number, faces: readonly Face[]): void {
    this.from ??= at - this.to > PAUSE ? at : this.to
    this.to = at
    for (const face of faces) this.samples.push(sample(at, face))
  }

  /** The results since the last call; null if there was no frame. */
  take(): { n: number; body: Batch } | null {
    if (this.from === null) return null
    const body = { samples: this.samples, from: this.from, to: this.to }
    this.samples = []
    this.from = null
    return { n: this.next++, body }
  }
}

const sample = (at: number, { id, box, scores, confidence, quality, unclear }: Face): Sample => {
  const { sharpness, brightness, yaw } = quality
  return { at, face: id, box, scores, confidence, quality: { sharpness, brightness, yaw }, unclear }
}
