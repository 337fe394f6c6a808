import Button from '@mui/material/Button'
import IconButton from '@mui/material/IconButton'
import Paper from '@mui/material/Paper'
import Snackbar from '@mui/material/Snackbar'
import Typography from '@mui/material/Typography'
import { Link } from 'react-router'
import { Icon } from '@/components/Icon'
import { useLive } from '@/features/live/LiveContext'
import { useSignal } from '@/lib/signal'
import { recordingSync } from '@/sync'

const SHOWN_FOR = 20_000

/** Whether the latest recording is saved, and a link to it; on every page. */
export function FinishedNotice() {
  const { recorder } = useLive()
  const finished = useSignal(recorder.finished)
  const away = useSignal(recordingSync.problem) !== null
  // A rejected recording has its own notice.
  if (!finished || finished.state === 'rejected') return null
  const stored = finished.state === 'stored'
  const text = stored
    ? 'Recording saved.'
    : away
      ? 'Kept in this browser until the service responds.'
      : 'Saving the recording…'
  return (
    <Snackbar
      key={finished.id}
      open
      autoHideDuration={stored ? SHOWN_FOR : null}
      onClose={(_, reason) => {
        if (reason === 'timeout') recorder.forgetFinished()
      }}
      // Above the notice of what waits.
      sx={away ? { bottom: { xs: 128, sm: 112 } } : undefined}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
    >
      <Paper
        role="status"
        elevation={6}
        sx={{ display: 'flex', alignItems: 'center', gap: 1, pl: 2, pr: 1, py: 0.5, border: 1, borderColor: 'divider' }}
      >
        <Typography variant="body2">{text}</Typography>
        {stored && (
          <Button component={Link} to={`/sessions/${finished.id}`}>
            Review
          </Button>
        )}
        <IconButton color="inherit" aria-label="Close" onClick={recorder.forgetFinished}>
          <Icon name="close" />
        </IconButton>
      </Paper>
    </Snackbar>
  )
}
