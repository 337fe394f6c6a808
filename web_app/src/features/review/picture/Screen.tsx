import { useSignal } from '@/lib/signal'
import { AbsentStage } from './AbsentStage'
import { Stage } from './Stage'
import { Transport } from './Transport'
import type { Picture } from './usePicture'
import { usePlayerKeys } from './usePlayerKeys'

/** The video with its boxes and controls, or what to do to have it. */
export function Screen({ picture }: { picture: Picture }) {
  const player = useSignal(picture.player)
  const onKeyDownCapture = usePlayerKeys(player)
  const { source } = picture
  return (
    <div onKeyDownCapture={onKeyDownCapture}>
      {source === null ? <AbsentStage picture={picture} /> : <Stage key={source} picture={picture} source={source} />}
      <Transport player={player} />
    </div>
  )
}
