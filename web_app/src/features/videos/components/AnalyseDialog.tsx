import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import Typography from '@mui/material/Typography'
import { useRef, useState } from 'react'
import type { VideoRequest } from '@/api'
import { counted } from '@/lib/amounts'
import { videoConsent } from '@/lib/consent'
import { loadPreferences, savePreferences } from '../preferences'
import { rejectReason } from '../logic/labels'
import { SelectedFiles } from './SelectedFiles'
import { ConsentCheckbox } from './ConsentCheckbox'
import { AnalysisOptions } from './AnalysisOptions'

interface Props {
  files: readonly File[]
  maxBytes: number | undefined
  onFiles: (files: readonly File[]) => void
  onStart: (files: readonly File[], asked: VideoRequest) => void
  onCancel: () => void
}

/** Asks, once for all chosen files, how to analyse them, whether to keep them, and for consent. */
export function AnalyseDialog({ files, maxBytes, onFiles, onStart, onCancel }: Props) {
  const [preferences, setChoices] = useState(loadPreferences)
  const [agreedAt, setAgreedAt] = useState<number | null>(null)
  const [missing, setMissing] = useState(false)
  const consentBox = useRef<HTMLInputElement>(null)
  const fitting = files.filter((file) => rejectReason(file, maxBytes) === null)
  const submit = () => {
    if (agreedAt === null) {
      setMissing(true)
      consentBox.current?.focus()
      return
    }
    savePreferences(preferences)
    onStart(fitting, { ...preferences, consent: videoConsent.receipt(agreedAt) })
  }
  return (
    <Dialog open onClose={onCancel} aria-labelledby="ask-title" maxWidth="sm" fullWidth>
      <DialogTitle id="ask-title">
        {files.length === 1 ? 'Analyse this video' : `Analyse ${counted(files.length, 'video')}`}
      </DialogTitle>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (fitting.length > 0) submit()
        }}
        style={{ display: 'contents' }}
      >
        <DialogContent
          sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gridAutoRows: 'max-content', gap: 3, pt: 1 }}
        >
          <SelectedFiles files={files} maxBytes={maxBytes} onFiles={onFiles} />
          <AnalysisOptions preferences={preferences} onChange={setChoices} />
          <ConsentCheckbox
            input={consentBox}
            agreed={agreedAt !== null}
            missing={missing}
            onChange={(on) => {
              setAgreedAt(on ? Date.now() : null)
              setMissing(false)
            }}
          />
          <Typography variant="body2" color="textSecondary">
            For each face in each analysed frame, its position, its seven probabilities and how clearly it was seen are
            stored on the computer that runs Mien until you delete them. Sound is ignored.
          </Typography>
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2 }}>
          <Button color="inherit" onClick={onCancel}>
            Cancel
          </Button>
          <Button type="submit" variant="contained" disabled={fitting.length === 0}>
            {fitting.length > 1 ? `Start ${counted(fitting.length, 'video')}` : 'Start'}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
