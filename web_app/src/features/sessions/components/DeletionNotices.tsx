import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import { flushSync } from 'react-dom'
import { UndoBar } from '@/components/UndoBar'
import { counted } from '@/lib/amounts'
import { pendingDeletions, type DeletionState } from '../pendingDeletions'
import { linkId, PAGE_HEADING } from '../focus'
import { deletedLabel } from '../logic/labels'

/** At the foot of the window: deletions that can be undone, and those that failed. */
export function DeletionNotices({ waiting, left, failure }: DeletionState) {
  return (
    <Box
      sx={{
        position: 'fixed',
        zIndex: 1200,
        insetInline: 16,
        bottom: 16,
        mx: 'auto',
        maxWidth: '28rem',
        display: 'grid',
        gap: 1,
        pointerEvents: 'none',
      }}
    >
      {failure && (
        <Alert
          severity="error"
          variant="filled"
          onClose={() => pendingDeletions.dismiss()}
          sx={{ pointerEvents: 'auto' }}
        >
          {`Couldn’t delete ${counted(failure.count, 'session')}. ${failure.reason} Try again in a moment.`}
        </Alert>
      )}
      {waiting.length > 0 && (
        <UndoBar
          message={deletedLabel(waiting.length)}
          left={left}
          onUndo={() => undo(waiting)}
          onHold={(held) => pendingDeletions.hold(held)}
        />
      )}
    </Box>
  )
}

/** Undoes the deletion and focuses what is back. */
function undo(waiting: readonly string[]): void {
  flushSync(() => pendingDeletions.undo())
  const places = [...waiting.map(linkId), PAGE_HEADING]
  const back = places.map((id) => document.getElementById(id)).find((element) => element !== null)
  back?.focus()
}
