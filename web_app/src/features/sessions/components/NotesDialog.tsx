import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { useState } from 'react'
import type { Session } from '@/api'
import { NotesField } from '@/components/NotesField'
import { errorMessage } from '@/lib/errorMessage'
import { titleOf } from '../logic/labels'
import { useSessionPatch } from '../useSessionPatch'

/** A session's notes; open while mounted. */
export function NotesDialog({ session, onClose }: { session: Session; onClose: () => void }) {
  const [notes, setNotes] = useState(session.notes)
  const { mutate, isPending, error } = useSessionPatch(session)
  const save = () => {
    if (!isPending) mutate({ notes }, { onSuccess: onClose })
  }
  return (
    <Dialog open onClose={onClose} aria-labelledby="notes-title" maxWidth="sm" fullWidth>
      <DialogTitle id="notes-title" sx={{ overflowWrap: 'anywhere' }}>{`Notes on ${titleOf(session)}`}</DialogTitle>
      <DialogContent>
        <NotesField value={notes} onChange={setNotes} onSend={save} />
        {error && (
          <Box role="alert" sx={{ mt: 1, fontSize: '0.875rem', color: 'error.main' }}>
            {`Couldn’t save; your text is still here. ${errorMessage(error)} Try again.`}
          </Box>
        )}
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        <Button color="inherit" onClick={onClose}>
          Cancel
        </Button>
        <Button variant="contained" onClick={save} disabled={isPending}>
          Save
        </Button>
      </DialogActions>
    </Dialog>
  )
}
