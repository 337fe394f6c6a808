import Box from '@mui/material/Box'
import type { Comparison } from '@/api'
import type { Cursor } from '@/components/chart/cursor'
import { LineSample } from '@/components/chart/LineSample'
import { faceLine } from '@/lib/faceLines'
import { sessionTitle } from '@/lib/sessionTitle'
import { moment } from '@/lib/sessionTime'
import { useSignal } from '@/lib/signal'
import { nearest } from '@/lib/span'

/** The legend, with each line's value at the pointer. */
export function IndexReadout({ comparison: { at, sessions }, cursor }: { comparison: Comparison; cursor: Cursor }) {
  const here = useSignal(cursor.shown)
  const step = here === null ? -1 : nearest(at, here)
  return (
    <Box
      component="ul"
      aria-label="Lines"
      sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', flexWrap: 'wrap', columnGap: 3 }}
    >
      {sessions.map((session, place) => (
        <Box
          key={session.id}
          component="li"
          sx={{ display: 'inline-flex', alignItems: 'center', gap: 1, fontSize: '0.8125rem' }}
        >
          <LineSample {...faceLine(place)} />
          {sessionTitle(session)}
          <Box component="span" aria-hidden sx={{ minWidth: '2rem', fontWeight: 600 }}>
            {step >= 0 && (session.index[step]?.toFixed(0) ?? '–')}
          </Box>
        </Box>
      ))}
      <Box component="li" aria-hidden sx={{ fontSize: '0.8125rem', color: 'text.secondary', minHeight: '1.25rem' }}>
        {step >= 0 && `at ${moment(at[step] ?? 0, 1)}`}
      </Box>
    </Box>
  )
}
