import { visuallyHidden } from '@mui/utils'
import Box from '@mui/material/Box'
import { useSignal } from '@/lib/signal'
import { useLive } from '../LiveContext'
import { RED } from './red'
import { useElapsed } from './useElapsed'

/** Over the live picture while it is recorded: a red dot and the time. */
export function RecordingBadge() {
  const recording = useSignal(useLive().recorder.recording)
  const elapsed = useElapsed(recording?.begunAt ?? null)
  return (
    <>
      <Box role="status" sx={visuallyHidden}>
        {recording ? 'Recording started' : ''}
      </Box>
      {recording && (
        <Box
          sx={{
            position: 'absolute',
            top: { xs: 8, sm: 16 },
            left: { xs: 8, sm: 16 },
            // On a phone it would cover faces; the header shows the same just above.
            display: { xs: 'none', sm: 'flex' },
            alignItems: 'center',
            gap: 1,
            px: 1.5,
            py: 0.5,
            borderRadius: 5,
            bgcolor: RED,
            color: '#fff',
            fontWeight: 600,
            fontSize: '0.875rem',
          }}
        >
          {/* Not animated: a pulse over a video costs the browser as much as the rest of the recording. */}
          <Box
            component="span"
            aria-hidden
            sx={{ width: 10, height: 10, borderRadius: '50%', bgcolor: 'currentColor' }}
          />
          <span>Recording</span>
          <span>{elapsed}</span>
        </Box>
      )}
    </>
  )
}
