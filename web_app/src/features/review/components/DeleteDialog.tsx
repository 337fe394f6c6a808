import Alert from '@mui/material/Alert'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { eraseSession, sessionQuery } from '@/api'
import { ConfirmDialog } from '@/components/ConfirmDialog'
import { errorMessage } from '@/lib/errorMessage'
import { sessionTitle } from '@/lib/sessionTitle'
import { useReview } from '../ReviewContext'

/** Asks before the session is erased, and leads back to the list. */
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
      Its samples, markers and notes are erased for good. Exports that you saved stay with you.
      {error && (
        <Alert severity="error" sx={{ mt: 2 }}>
          {`It was not deleted; nothing has changed. ${errorMessage(error)}`}
        </Alert>
      )}
    </ConfirmDialog>
  )
}
