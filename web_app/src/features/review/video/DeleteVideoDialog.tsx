import Alert from '@mui/material/Alert'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { cancelVideo, storageQuery, videoQuery } from '@/api'
import { ConfirmDialog } from '@/components/ConfirmDialog'
import { errorMessage } from '@/lib/errorMessage'

/** Asks before the kept file is erased. */
export function DeleteVideoDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const queries = useQueryClient()
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => cancelVideo(id),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: videoQuery(id).queryKey })
      await queries.invalidateQueries({ queryKey: storageQuery.queryKey })
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title="Erase the video?"
      action="Erase"
      danger
      busy={isPending}
      onConfirm={mutate}
      onCancel={onClose}
    >
      The file is erased here for good, and a copy with boxes too. The session stays with all that was seen, and your
      own copy of the file can be chosen to play with it.
      {error && (
        <Alert severity="error" sx={{ mt: 2 }}>
          {`It was not erased; nothing has changed. ${errorMessage(error)}`}
        </Alert>
      )}
    </ConfirmDialog>
  )
}
