import type { KeyboardEvent } from 'react'
import type { Timeline } from '@/api'
import { nearest, zoom } from '@/lib/span'
import { useReview } from '../ReviewContext'

/** Steps with Shift, and with the page keys. */
const LARGE = 10
const PAGE = 100

/** Keys that step the cursor, from sample to sample if a video is loaded, and zoom around it. `onStep` gets the new step. */
export function useCursorKeys(timeline: Timeline, onStep: (step: number) => void) {
  const { view, bounds, cursor, playback, put, move, choose } = useReview()
  const { span } = view
  const here = () => cursor.shown.get() ?? (span.from + span.to) / 2

  const go = (by: number) => {
    const player = playback?.player.get()
    player?.video.pause()
    const step = nearest(timeline.at, here()) + by
    const next = player?.steppedTo(by) ?? timeline.at[step] ?? here() + by * stepLength(timeline)
    const at = Math.min(bounds.to, Math.max(bounds.from, next))
    put(at)
    onStep(nearest(timeline.at, at))
  }
  const goTo = (at: number) => {
    cursor.hold(at)
    onStep(nearest(timeline.at, at))
  }
  const zoomBy = (factor: number) => {
    const at = here()
    cursor.hold(at)
    move(zoom(span, factor, at, bounds))
  }

  return (event: KeyboardEvent) => {
    const far = event.shiftKey ? LARGE : 1
    const player = playback?.player.get()
    const actions: Record<string, () => void> = {
      ArrowLeft: () => go(-far),
      ArrowRight: () => go(far),
      PageUp: () => go(-PAGE),
      PageDown: () => go(PAGE),
      Home: () => goTo(span.from),
      End: () => goTo(span.to),
      '+': () => zoomBy(0.5),
      '=': () => zoomBy(0.5),
      '-': () => zoomBy(2),
      Escape: () => choose(bounds),
      ...(player && { ' ': player.toggle }),
    }
    const action = actions[event.key]
    if (!action || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    action()
  }
}

/** The distance of steps, or the mean distance of single samples. */
function stepLength({ bucket_ms, at, from, to }: Timeline): number {
  const [first = from, last = to] = [at[0], at.at(-1)]
  return bucket_ms || (last - first) / Math.max(1, at.length - 1)
}
