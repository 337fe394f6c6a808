import Button from '@mui/material/Button'
import Checkbox from '@mui/material/Checkbox'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import FormControlLabel from '@mui/material/FormControlLabel'
import FormHelperText from '@mui/material/FormHelperText'
import TextField from '@mui/material/TextField'
import Typography from '@mui/material/Typography'
import { useId, useRef, useState } from 'react'
import type { Consent } from '@/api'
import { consent } from '@/lib/consent'

interface Props {
  open: boolean
  onClose: () => void
  onRecord: (title: string, consent: Consent) => void
}

/** Asks for a title, and to confirm that everyone in view agrees. */
export function RecordDialog({ open, onClose, onRecord }: Props) {
  return (
    <Dialog open={open} onClose={onClose} aria-labelledby="record-title" maxWidth="xs" fullWidth>
      <DialogTitle id="record-title">Record this session</DialogTitle>
      <RecordForm onClose={onClose} onRecord={onRecord} />
    </Dialog>
  )
}

/** Mounted anew whenever the dialog opens: consent counts for one recording. */
function RecordForm({ onClose, onRecord }: Omit<Props, 'open'>) {
  const [title, setTitle] = useState(() => titleOf(new Date()))
  const [agreed, setAgreed] = useState(false)
  const [missing, setMissing] = useState(false)
  const box = useRef<HTMLInputElement>(null)
  const help = useId()
  const submit = () => {
    if (agreed) onRecord(title.trim() || titleOf(new Date()), consent.receipt(Date.now()))
    else {
      setMissing(true)
      box.current?.focus()
    }
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <DialogContent sx={{ display: 'grid', gap: 2, pt: 1 }}>
        <TextField
          label="Title"
          value={title}
          onChange={(event) => {
            setTitle(event.target.value)
          }}
          slotProps={{ htmlInput: { maxLength: 200 } }}
          fullWidth
        />
        <div>
          <FormControlLabel
            sx={{ alignItems: 'start', '& .MuiCheckbox-root': { mt: -1 } }}
            label={consent.text}
            control={
              <Checkbox
                required
                checked={agreed}
                onChange={(_, checked) => {
                  setAgreed(checked)
                  setMissing(false)
                }}
                slotProps={{
                  input: { ref: box, 'aria-invalid': missing, 'aria-describedby': missing ? help : undefined },
                }}
              />
            }
          />
          <FormHelperText id={help} error sx={{ ml: 4, visibility: missing ? 'visible' : 'hidden' }}>
            Recording needs everyone’s consent. Ask first, then tick the box.
          </FormHelperText>
        </div>
        <Typography variant="body2" color="textSecondary">
          For each face in each frame, its position, its seven probabilities and how clearly it was seen are stored on
          the computer that runs Mien until you delete them. Pictures and sound are not stored.
        </Typography>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="contained">
          Start recording
        </Button>
      </DialogActions>
    </form>
  )
}

/** "Session on 23 Nov, 14:03". */
function titleOf(date: Date): string {
  const day = date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })
  const time = date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
  return `Session on ${day}, ${time}`
}
