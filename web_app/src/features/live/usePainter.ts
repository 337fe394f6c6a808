import { useEffect, useRef } from 'react'
import { onEachFrame } from '@/lib/frameLoop'

/** Calls the painter before each repaint while mounted, at most once in `every` milliseconds. */
export function usePainter(paint: (now: number) => void, every = 0): void {
  const latest = useRef(paint)
  useEffect(() => {
    latest.current = paint
  })
  useEffect(() => {
    let last = -Infinity
    return onEachFrame((now) => {
      if (now - last < every) return
      last = now
      latest.current(now)
    })
  }, [every])
}
