import { useEffect, useRef, useState } from 'react'
import type { Span } from '@/lib/span'

/** For how long a span must rest until it is the chosen one. */
const REST = 500

/**
 * The span that is shown: the settled one, or one on the way to another. `version` tells the settled spans apart:
 * a way that began at another one is over.
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
    // It stays on show until it is the settled one.
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
