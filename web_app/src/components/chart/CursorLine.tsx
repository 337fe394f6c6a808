import Box from '@mui/material/Box'
import { useSignal, type Signal } from '@/lib/signal'
import { placeOf, type Span } from '@/lib/span'

/** The cursor as a line across the plot. */
export function CursorLine({ cursor, span }: { cursor: Signal<number | null>; span: Span }) {
  const at = useSignal(cursor)
  if (at === null || at < span.from || at > span.to) return null
  return (
    <Box
      aria-hidden
      data-cursor
      style={{ left: `${String(placeOf(at, span) * 100)}%` }}
      sx={{
        position: 'absolute',
        top: 0,
        bottom: 0,
        width: '1px',
        bgcolor: 'text.primary',
        opacity: 0.7,
        pointerEvents: 'none',
      }}
    />
  )
}
