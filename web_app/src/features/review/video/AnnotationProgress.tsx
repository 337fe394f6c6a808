import Alert from '@mui/material/Alert'
import Typography from '@mui/material/Typography'
import type { Annotation } from '@/api'
import { duration } from '@/lib/amounts'
import { errorMessage } from '@/lib/errorMessage'
import { Progress } from './Progress'
import { useAnnotation } from './useAnnotation'

/** How far the copy has come. */
export function AnnotationProgress({ id, annotation }: { id: string; annotation: Annotation }) {
  const { erase } = useAnnotation(id)
  const { status, progress, eta_ms: left, blur } = annotation
  const note = status === 'queued' ? 'waits for its turn' : left === null ? undefined : `${duration(left)} left`
  return (
    <>
      <Progress
        label={blur ? 'Drawing, faces blurred' : 'Drawing'}
        share={progress}
        {...(note !== undefined && { note })}
        onCancel={() => {
          erase.mutate()
        }}
      />
      <Typography variant="body2" color="textSecondary">
        You can close this; it goes on, and is found in Export again.
      </Typography>
      {erase.error && <Alert severity="error">{`It was not cancelled. ${errorMessage(erase.error)}`}</Alert>}
    </>
  )
}
