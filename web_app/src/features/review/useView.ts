import { useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import { sameSpan, type Span } from '@/lib/span'
import { readView, writeView, type View } from './reading/view'

export interface ViewControl {
  view: View
  bounds: Span
  /** Shows a span on the way to another: the address follows once it rests. */
  move: (span: Span) => void
  /** Shows a span; Back leads to the one before. */
  choose: (span: Span) => void
  /** Changes what is shown of it, in place. */
  change: (part: Partial<Omit<View, 'span'>>) => void
}

/** For how long a span must rest before it gets an address. */
const REST = 500

/** What is shown, held by the address. */
export function useView(bounds: Span): ViewControl {
  const [params, setParams] = useSearchParams()
  const address = params.toString()
  const settled = readView(params, bounds)
  const [moving, setMoving] = useState<{ span: Span; address: string } | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(
    () => () => {
      clearTimeout(timer.current)
    },
    [address],
  )
  // A move that began at another address is over: somebody went back.
  const view = moving?.address === address ? { ...settled, span: moving.span } : settled

  const choose = (span: Span) => {
    clearTimeout(timer.current)
    setMoving(null)
    if (!sameSpan(span, settled.span)) setParams(writeView({ ...settled, span }, bounds))
  }
  const move = (span: Span) => {
    setMoving({ span, address })
    clearTimeout(timer.current)
    timer.current = setTimeout(choose, REST, span)
  }
  const change = (part: Partial<View>) => {
    setParams(writeView({ ...view, ...part }, bounds), { replace: true })
  }
  return { view, bounds, move, choose, change }
}
