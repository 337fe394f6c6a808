import Alert from '@mui/material/Alert'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { cancelVideo, storageQuery, videoQuery } from '@/api'
import { ConfirmDialog } from '@/components/ConfirmDialog'
import { errorMessage } from '@/lib/errorMessage'

/** Asks before the kept file is deleted. */
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
      title="Delete the video?"
      action="Delete"
      danger
      busy={isPending}
      onConfirm={mutate}
      onCancel={onClose}
    >
      The stored file is deleted for good, and its annotated copy too. The session stays, and you can still play your
      own copy of the file with it.
      {error && (
        <Alert severity="error" sx={{ mt: 2 }}>
          {`Couldn’t delete the video. ${errorMessage(error)}`}
        </Alert>
      )}
    </ConfirmDialog>
  )
}
