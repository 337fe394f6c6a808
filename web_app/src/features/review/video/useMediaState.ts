import { useEffect, useReducer } from 'react'
import { on } from '@/lib/on'
import { signal, useSignal } from '@/lib/signal'
import type { Player, Playable } from './player'

const EVENTS = ['play', 'pause', 'ended', 'ratechange', 'volumechange', 'durationchange', 'loadedmetadata'] as const
const NOTHING = signal<Playable>('waiting')

/** The state that the controls show, updated after each of the video's events. */
export function useMediaState(player: Player | null) {
  const [, update] = useReducer((count: number) => count + 1, 0)
  const playable = useSignal(player?.playable ?? NOTHING)
  useEffect(() => {
    const ends = EVENTS.map((event) => on(player?.video, event, update))
    return () => {
      for (const end of ends) end()
    }
  }, [player])
  const video = player?.video
  return {
    ready: playable === 'yes',
    paused: video?.paused ?? true,
    rate: video?.playbackRate ?? 1,
    volume: video?.volume ?? 1,
    muted: video?.muted ?? false,
    length: player?.length ?? 0,
  }
}
