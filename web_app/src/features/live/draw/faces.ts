import type { BoxedFace } from '@/components/player/faceBoxes'
import { personLabel } from '@/lib/personLabel'
import type { MovingFace } from '../engine/scene'

/** The faces of a scene as they are drawn at this moment. */
export function* boxed(faces: Iterable<MovingFace>): Generator<BoxedFace> {
  for (const { id, box, calm, clarity, opacity } of faces) {
    yield { ...calm, id, name: personLabel(id), box, unclear: clarity.shown, opacity }
  }
}
