import TextField from '@mui/material/TextField'
import type { KeyboardEvent } from 'react'

interface Props {
  value: string
  onChange: (value: string) => void
  /** Ctrl+Enter or Cmd+Enter. */
  onSend: () => void
}

const MAX_LENGTH = 20_000

const focusIt = (field: HTMLElement | null): void => field?.focus()

/** A text field for a session's notes, focused when it appears. */
export function NotesField({ value, onChange, onSend }: Props) {
  return (
    <TextField
      inputRef={focusIt}
      multiline
      fullWidth
      minRows={5}
      maxRows={16}
      value={value}
      placeholder="Who took part, what was shown, what you noticed"
      onChange={(event) => {
        onChange(event.target.value)
      }}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSend()
      }}
      slotProps={{ htmlInput: { 'aria-label': 'Notes', maxLength: MAX_LENGTH } }}
    />
  )
}
