import { useEffect, useRef, useState } from 'react'
import type { Span } from '@/lib/span'

/** How long a span must rest until it is chosen, in milliseconds. */
const REST = 500

/**
 * The span that is shown: the settled one, or one that is being moved. `version` identifies the settled span: a move
 * that started from an earlier one is dropped.
 */
export function useMovingSpan(settled: Span, version: unknown, onChoose: (span: Span) => void) {
  const [moving, setMoving] = useState<{ span: Span; version: unknown } | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(
    () => () => {
      clearTimeout(timer.current)
    },
    [version],
  )
  if (moving !== null && moving.version !== version) setMoving(null)
  const choose = (span: Span) => {
    clearTimeout(timer.current)
    // Shown until it becomes the settled one.
    setMoving({ span, version })
    onChoose(span)
  }
  const move = (span: Span) => {
    setMoving({ span, version })
    clearTimeout(timer.current)
    timer.current = setTimeout(choose, REST, span)
  }
  return { span: moving !== null && moving.version === version ? moving.span : settled, move, choose }
}
