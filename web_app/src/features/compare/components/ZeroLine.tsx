import Box from '@mui/material/Box'
import { placeOf, type Span } from '@/lib/span'

/** The moment at which the sessions are aligned. */
export function ZeroLine({ span }: { span: Span }) {
  if (span.from >= 0 || span.to <= 0) return null
  return (
    <Box
      aria-hidden
      style={{ left: `${String(placeOf(0, span) * 100)}%` }}
      sx={{ position: 'absolute', top: -16, bottom: 0, borderLeft: '1.5px dashed', borderColor: 'primary.main' }}
    />
  )
}
