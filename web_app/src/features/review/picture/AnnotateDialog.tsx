import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { isActive } from '@/api'
import { AnnotateForm } from './AnnotateForm'
import { AnnotationReady } from './AnnotationReady'
import { Drawing } from './Drawing'
import { SendFirst } from './SendFirst'
import type { Picture } from './usePicture'

interface Props {
  picture: Picture
  onClose: () => void
}

/** A copy of the video with its boxes drawn in: ask for it, wait for it, have it. It goes on while this is closed. */
export function AnnotateDialog({ picture, onClose }: Props) {
  return (
    <Dialog open onClose={onClose} aria-labelledby="annotate" maxWidth="xs" fullWidth>
      <DialogTitle id="annotate">Video with boxes</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2, overflowWrap: 'anywhere' }}>
        <Step picture={picture} />
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={onClose}>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  )
}

function Step({ picture }: { picture: Picture }) {
  const { video } = picture
  const { annotation } = video
  if (video.status !== 'complete') return 'The boxes can be drawn once the whole video is analysed.'
  if (annotation && isActive(annotation)) return <Drawing id={video.id} annotation={annotation} />
  if (annotation?.status === 'complete') return <AnnotationReady id={video.id} annotation={annotation} />
  if (!video.kept) return <SendFirst picture={picture} />
  return <AnnotateForm id={video.id} before={annotation} />
}
