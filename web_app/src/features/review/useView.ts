import { useSearchParams } from 'react-router'
import { useMovingSpan } from '@/components/chart/useMovingSpan'
import { sameSpan, type Span } from '@/lib/span'
import { readView, writeView, type View } from './logic/urlState'

export interface ViewControl {
  view: View
  bounds: Span
  /** Shows a span on the way to another: the address follows once it rests. */
  move: (span: Span) => void
  /** Shows a span; Back leads to the one before. */
  choose: (span: Span) => void
  /** Shows a span in place of the one before, as a video that plays on asks for. */
  follow: (span: Span) => void
  /** Changes what is shown of it, in place. */
  change: (part: Partial<Omit<View, 'span'>>) => void
}

/** The next key may come before a transition would be over, and must find the address that is. */
const AT_ONCE = { flushSync: true } as const

/** What is shown, held by the address. */
export function useView(bounds: Span): ViewControl {
  const [params, setParams] = useSearchParams()
  const settled = readView(params, bounds)
  const { span, move, choose } = useMovingSpan(settled.span, params.toString(), (next) => {
    if (!sameSpan(next, settled.span)) setParams(writeView({ ...settled, span: next }, bounds), AT_ONCE)
  })
  const view = { ...settled, span }
  const change = (part: Partial<View>) => {
    setParams(writeView({ ...view, ...part }, bounds), { ...AT_ONCE, replace: true })
  }
  const follow = (next: Span) => {
    change({ span: next })
  }
  return { view, bounds, move, choose, follow, change }
}
