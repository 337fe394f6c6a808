import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import { UndoBar } from '@/components/UndoBar'
import { counted } from '@/lib/amounts'
import { erasures, type ErasureState } from '../erasures'
import { deletedWords } from '../reading/words'

/** At the foot of the window: what was deleted and can be undone, and what could not be deleted. */
export function Notices({ waiting, left, failure }: ErasureState) {
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
        <Alert severity="error" variant="filled" onClose={() => erasures.dismiss()} sx={{ pointerEvents: 'auto' }}>
          {`${counted(failure.count, 'session')} could not be deleted and ${failure.count === 1 ? 'is' : 'are'} still here. ${failure.reason} Try again in a moment.`}
        </Alert>
      )}
      {waiting.length > 0 && (
        <UndoBar
          message={deletedWords(waiting.length)}
          left={left}
          onUndo={() => erasures.undo()}
          onHold={(held) => erasures.hold(held)}
        />
      )}
    </Box>
  )
}
