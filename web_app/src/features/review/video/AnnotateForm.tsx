import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import Typography from '@mui/material/Typography'
import { useState } from 'react'
import type { Annotation } from '@/api'
import { errorMessage } from '@/lib/errorMessage'
import { useAnnotation } from './useAnnotation'

/** Starts the copy. `before`: how an earlier attempt ended. */
export function AnnotateForm({ id, before }: { id: string; before: Annotation | null }) {
  const { begin } = useAnnotation(id)
  const [blur, setBlur] = useState(before?.blur ?? false)
  return (
    <>
      {before?.status === 'failed' && (
        <Alert severity="error">{before.detail ?? 'The annotated video couldn’t be made.'}</Alert>
      )}
      <Typography variant="body2">
        Boxes, names and expressions are drawn into every frame. The copy is an MP4 without sound. It is made on the
        computer that runs Mien and stays there until you delete it.
      </Typography>
      <FormControlLabel
        label="Blur every face"
        control={
          <Checkbox
            checked={blur}
            onChange={(_, checked) => {
              setBlur(checked)
            }}
          />
        }
      />
      <Typography variant="body2" color="textSecondary">
        Watch it before you share it: a face that wasn’t found isn’t blurred, and clothes or places can still identify a
        person.
      </Typography>
      {begin.error && <Alert severity="error">{`Couldn’t start. ${errorMessage(begin.error)}`}</Alert>}
      <Button
        variant="contained"
        disabled={begin.isPending}
        onClick={() => {
          begin.mutate(blur)
        }}
      >
        Make video
      </Button>
    </>
  )
}
