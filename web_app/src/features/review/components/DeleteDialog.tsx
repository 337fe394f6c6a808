import Alert from '@mui/material/Alert'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { eraseSession, sessionQuery } from '@/api'
import { ConfirmDialog } from '@/components/ConfirmDialog'
import { errorMessage } from '@/lib/errorMessage'
import { sessionTitle } from '@/lib/sessionTitle'
import { useReview } from '../ReviewContext'

/** Asks before the session is deleted, then returns to the list. */
export function DeleteDialog({ onClose }: { onClose: () => void }) {
  const { session } = useReview()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => eraseSession(session.id),
    onSuccess: async () => {
      await navigate('/sessions')
      queries.removeQueries({ queryKey: sessionQuery(session.id).queryKey })
    },
  })
  return (
    <ConfirmDialog
      title={`Delete “${sessionTitle(session)}”?`}
      action="Delete"
      danger
      busy={isPending}
      onConfirm={mutate}
      onCancel={onClose}
    >
      Its samples, markers and notes are deleted for good. Files you exported are not affected.
      {error && (
        <Alert severity="error" sx={{ mt: 2 }}>
          {`Couldn’t delete the session. ${errorMessage(error)}`}
        </Alert>
      )}
    </ConfirmDialog>
  )
}
