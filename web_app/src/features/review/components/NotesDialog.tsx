import TextField from '@mui/material/TextField'
import { useState } from 'react'
import { ConfirmDialog } from '@/components/ConfirmDialog'
import { useReview } from '../ReviewContext'

/** The session's notes, to read and write. */
export function NotesDialog({ onClose }: { onClose: () => void }) {
  const { session, edits } = useReview()
  const [notes, setNotes] = useState(session.notes)
  return (
    <ConfirmDialog
      title="Notes"
      action="Save"
      onConfirm={() => {
        void edits.annotate(notes)
        onClose()
      }}
      onCancel={onClose}
    >
      <TextField
        multiline
        fullWidth
        minRows={5}
        maxRows={16}
        value={notes}
        placeholder="Who took part, what was shown, what you noticed"
        onChange={(event) => {
          setNotes(event.target.value)
        }}
        slotProps={{ htmlInput: { 'aria-label': 'Notes', maxLength: 20_000 } }}
      />
    </ConfirmDialog>
  )
}
