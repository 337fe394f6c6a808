import { useSignal } from '@/lib/signal'
import { ChooseVideo } from './ChooseVideo'
import { Stage } from './Stage'
import { Transport } from './Transport'
import type { Playback } from './usePlayback'
import { usePlayerKeys } from './usePlayerKeys'

/** The video with its boxes and controls, or a request for its file. */
export function VideoPlayer({ playback }: { playback: Playback }) {
  const player = useSignal(playback.player)
  const onKeyDownCapture = usePlayerKeys(player)
  const { source } = playback
  return (
    <div onKeyDownCapture={onKeyDownCapture}>
      {source === null ? (
        <ChooseVideo playback={playback} />
      ) : (
        <Stage key={source} playback={playback} source={source} />
      )}
      <Transport player={player} />
    </div>
  )
}
