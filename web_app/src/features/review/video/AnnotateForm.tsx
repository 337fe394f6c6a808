import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import Typography from '@mui/material/Typography'
import { useState } from 'react'
import type { Annotation } from '@/api'
import { errorMessage } from '@/lib/errorMessage'
import { useAnnotation } from './useAnnotation'

/** Asks for the copy. `before`: how an earlier wish ended. */
export function AnnotateForm({ id, before }: { id: string; before: Annotation | null }) {
  const { begin } = useAnnotation(id)
  const [blur, setBlur] = useState(before?.blur ?? false)
  return (
    <>
      {before?.status === 'failed' && <Alert severity="error">{before.detail ?? 'It could not be drawn.'}</Alert>}
      <Typography variant="body2">
        Boxes, names and expressions are drawn into every frame. The copy is an MP4 without sound; it is made here and
        stays here until you erase it.
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
        Watch it before you share it: a face that was not found is not blurred, and a blurred person may still be known
        by clothes or place.
      </Typography>
      {begin.error && (
        <Alert severity="error">{`It was not begun; nothing has changed. ${errorMessage(begin.error)}`}</Alert>
      )}
      <Button
        variant="contained"
        disabled={begin.isPending}
        onClick={() => {
          begin.mutate(blur)
        }}
      >
        Make the video
      </Button>
    </>
  )
}
