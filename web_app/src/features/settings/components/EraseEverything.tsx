import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import Typography from '@mui/material/Typography'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { eraseEverything, type Storage } from '@/api'
import { ConfirmDialog } from '@/components/ConfirmDialog'
import { counted } from '@/lib/amounts'
import { errorMessage } from '@/lib/errorMessage'
import { useSignal } from '@/lib/signal'
import { recordingSync } from '@/sync'
import { uploads } from '@/uploads'
import { Section } from './Section'

const WORD = 'erase'

/** Erases everything once the word was typed. */
export function EraseEverything({ stored }: { stored: Storage | undefined }) {
  const queries = useQueryClient()
  const [open, setOpen] = useState(false)
  const waiting = useSignal(recordingSync.pendingSamples)
  const nothing = stored?.sessions === 0 && stored.videos === 0 && waiting === 0
  const outcome = useRef<HTMLElement>(null)
  const { mutate, isPending, isSuccess, error, reset } = useMutation({
    mutationFn: async () => {
      uploads.clear()
      await eraseEverything()
      await recordingSync.clear()
    },
    onSuccess: () => void queries.invalidateQueries(),
    onSettled: () => {
      flushSync(() => setOpen(false))
      // The button is disabled now and can't take the focus back.
      outcome.current?.focus()
    },
  })
  return (
    <Section title="Erase everything">
      <Typography sx={{ mb: 2 }}>
        Erases all sessions with their samples, titles, notes, names and markers, all video files, and everything
        waiting in this browser to be sent. Files you exported are not affected. This can’t be undone.
      </Typography>
      <Button
        variant="outlined"
        color="error"
        disabled={nothing}
        onClick={() => {
          reset()
          setOpen(true)
        }}
      >
        Erase everything
      </Button>
      <Typography
        ref={outcome}
        tabIndex={-1}
        role="status"
        variant="body2"
        color="textSecondary"
        component="span"
        sx={{ ml: 2, outline: 'none' }}
      >
        {isSuccess ? 'Everything was erased.' : nothing && 'Nothing is stored.'}
      </Typography>
      {error && (
        <Typography role="alert" color="error" variant="body2" sx={{ mt: 1 }}>
          {`Couldn’t erase everything. ${errorMessage(error)} Try again in a moment.`}
        </Typography>
      )}
      {open && (
        <Question sessions={stored?.sessions} busy={isPending} onConfirm={mutate} onCancel={() => setOpen(false)} />
      )}
    </Section>
  )
}

interface QuestionProps {
  sessions: number | undefined
  busy: boolean
  onConfirm: () => void
  onCancel: () => void
}

function Question({ sessions, busy, onConfirm, onCancel }: QuestionProps) {
  const [typed, setTyped] = useState('')
  const what = sessions === undefined ? 'All sessions' : counted(sessions, 'session')
  return (
    <ConfirmDialog
      title="Erase everything?"
      action="Erase everything"
      danger
      blocked={typed.trim().toLowerCase() !== WORD}
      busy={busy}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      <Typography sx={{ mb: 2 }}>
        {`${what} will be erased for good, with everything that belongs to them. A running recording loses what it has so far, and running analyses stop. This can’t be undone.`}
      </Typography>
      <TextField
        fullWidth
        size="small"
        label={`Type ${WORD} to confirm`}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
        }}
        slotProps={{ htmlInput: { autoComplete: 'off', autoCapitalize: 'none', spellCheck: false } }}
        sx={{ mt: 1 }}
      />
    </ConfirmDialog>
  )
}
