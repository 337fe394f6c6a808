import type { BoxedFace } from '@/components/player/faceBoxes'
import type { MovingFace } from '../engine/scene'

/** The faces of a scene as they are drawn now. */
export function* boxed(faces: Iterable<MovingFace>): Generator<BoxedFace> {
  for (const { id, box, calm, clarity, opacity } of faces) {
    yield { ...calm, id, name: String(id), box, unclear: clarity.shown, opacity }
  }
}
