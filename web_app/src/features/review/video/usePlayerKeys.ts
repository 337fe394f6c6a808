import type { KeyboardEvent } from 'react'
import { useReview } from '../ReviewContext'
import type { Player } from './player'

const LARGE = 10
const PAGE = 100

/** The player's keys, the same as on the timeline. Lists, buttons and the volume keep their own. */
export function usePlayerKeys(player: Player | null) {
  const { put } = useReview()
  return (event: KeyboardEvent) => {
    const target = event.target as Element
    if (!player || event.ctrlKey || event.metaKey || event.altKey) return
    if (target.closest('select, input:not([type="range"]), [data-own-keys]')) return
    const far = event.shiftKey ? LARGE : 1
    const step = (by: number) => () => {
      player.video.pause()
      put(player.steppedTo(by))
    }
    const actions: Record<string, () => void> = {
      ArrowLeft: step(-far),
      ArrowRight: step(far),
      PageUp: step(-PAGE),
      PageDown: step(PAGE),
      ...(!target.closest('button, a') && { ' ': player.toggle }),
    }
    const action = actions[event.key]
    if (!action) return
    event.preventDefault()
    event.stopPropagation()
    action()
  }
}
