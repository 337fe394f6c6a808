import Typography from '@mui/material/Typography'
import { useSignal } from '@/lib/signal'
import { recordingSync } from '@/sync'
import { useLive } from '../LiveContext'

/** Frame rate, response time, and whether anything is stored. */
export function StatusLine() {
  const { stats, recorder } = useLive()
  const recording = useSignal(recorder.recording) !== null
  const { framesPerSecond, roundTrip } = useSignal(stats)
  const away = useSignal(recordingSync.problem) !== null
  const kept = recording ? (away ? 'samples waiting' : 'samples stored') : 'nothing stored'
  const speed = framesPerSecond > 0 ? `${framesPerSecond.toFixed(0)} frames/s · ${roundTrip.toFixed(0)} ms · ` : ''
  return (
    <Typography
      variant="body2"
      color="textSecondary"
      sx={{ ml: 'auto', whiteSpace: 'nowrap', textAlign: 'right', flexBasis: { xs: '100%', sm: '13.5rem' } }}
    >
      {speed}
      {kept}
    </Typography>
  )
}
