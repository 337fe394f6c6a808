import Box from '@mui/material/Box'
import { decimalsFor, moment } from '@/lib/sessionTime'
import { useSignal } from '@/lib/signal'
import { lengthOf, placeOf } from '@/lib/span'
import { useReview } from '../ReviewContext'

/** The cursor's time, below its line. */
export function CursorTime() {
  const { view, cursor } = useReview()
  const at = useSignal(cursor.shown)
  if (at === null || at < view.span.from || at > view.span.to) return null
  return (
    <Box
      aria-hidden
      style={{ left: `${String(Math.min(97, Math.max(3, placeOf(at, view.span) * 100)))}%` }}
      sx={{
        position: 'absolute',
        top: '100%',
        mt: 0.5,
        px: 0.75,
        transform: 'translateX(-50%)',
        borderRadius: 0.5,
        bgcolor: 'text.primary',
        color: 'background.paper',
        fontSize: '0.75rem',
        lineHeight: 1.5,
        pointerEvents: 'none',
      }}
    >
      {moment(at, decimalsFor(lengthOf(view.span)))}
    </Box>
  )
}
