import Alert from '@mui/material/Alert'
import Typography from '@mui/material/Typography'
import type { Annotation } from '@/api'
import { duration } from '@/lib/amounts'
import { errorMessage } from '@/lib/errorMessage'
import { Progress } from './Progress'
import { useAnnotation } from './useAnnotation'

/** Progress of the copy. */
export function AnnotationProgress({ id, annotation }: { id: string; annotation: Annotation }) {
  const { erase } = useAnnotation(id)
  const { status, progress, eta_ms: left, blur } = annotation
  const note = status === 'queued' ? 'queued' : left === null ? undefined : `${duration(left)} left`
  return (
    <>
      <Progress
        label={blur ? 'Annotating and blurring' : 'Annotating'}
        share={progress}
        {...(note !== undefined && { note })}
        onCancel={() => {
          erase.mutate()
        }}
      />
      <Typography variant="body2" color="textSecondary">
        You can close this. It continues, and Export shows it again.
      </Typography>
      {erase.error && <Alert severity="error">{`Couldn’t cancel. ${errorMessage(erase.error)}`}</Alert>}
    </>
  )
}
