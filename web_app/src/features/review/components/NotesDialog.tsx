import { useState } from 'react'
import { ConfirmDialog } from '@/components/ConfirmDialog'
import { NotesField } from '@/components/NotesField'
import { useReview } from '../ReviewContext'

/** The session's notes. */
export function NotesDialog({ onClose }: { onClose: () => void }) {
  const { session, edits } = useReview()
  const [notes, setNotes] = useState(session.notes)
  const save = () => {
    void edits.annotate(notes)
    onClose()
  }
  return (
    <ConfirmDialog title="Notes" action="Save" onConfirm={save} onCancel={onClose}>
      <NotesField value={notes} onChange={setNotes} onSend={save} />
    </ConfirmDialog>
  )
}
