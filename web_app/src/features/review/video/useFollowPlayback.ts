import { useEffect, useRef } from 'react'
import { pan } from '@/lib/span'
import { useReview } from '../ReviewContext'
import type { Player } from './player'

/** Scrolls the timeline on when playback reaches its end. */
export function useFollowPlayback(player: Player): void {
  const { cursor, view, bounds, follow } = useReview()
  const turn = useRef<(before: number, at: number) => void>(null)
  useEffect(() => {
    turn.current = (before, at) => {
      const { span } = view
      const left = before >= span.from && before <= span.to && at > span.to
      if (left && !player.video.paused && span.to < bounds.to) follow(pan(span, at - span.from, bounds))
    }
  })
  useEffect(() => {
    let before = cursor.held.get() ?? 0
    return cursor.held.subscribe(() => {
      const at = cursor.held.get() ?? 0
      turn.current?.(before, at)
      before = at
    })
  }, [cursor])
}
