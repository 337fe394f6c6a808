import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { isActive } from '@/api'
import { AnnotateForm } from './AnnotateForm'
import { AnnotationReady } from './AnnotationReady'
import { AnnotationProgress } from './AnnotationProgress'
import { UploadFirst } from './UploadFirst'
import type { Playback } from './usePlayback'

interface Props {
  playback: Playback
  onClose: () => void
}

/** Makes a copy of the video with boxes drawn in, and offers it for download. Closing the dialog doesn't stop it. */
export function AnnotateDialog({ playback, onClose }: Props) {
  return (
    <Dialog open onClose={onClose} aria-labelledby="annotate" maxWidth="xs" fullWidth>
      <DialogTitle id="annotate">Annotated video</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2, overflowWrap: 'anywhere' }}>
        <Step playback={playback} />
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={onClose}>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  )
}

function Step({ playback }: { playback: Playback }) {
  const { video } = playback
  const { annotation } = video
  if (video.status !== 'complete') return 'Available once the whole video is analysed.'
  if (annotation && isActive(annotation)) return <AnnotationProgress id={video.id} annotation={annotation} />
  if (annotation?.status === 'complete') return <AnnotationReady id={video.id} annotation={annotation} />
  if (!video.kept) return <UploadFirst playback={playback} />
  return <AnnotateForm id={video.id} before={annotation} />
}
