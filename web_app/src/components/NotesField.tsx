import TextField from '@mui/material/TextField'
import type { KeyboardEvent } from 'react'

interface Props {
  value: string
  onChange: (value: string) => void
  /** Control and Enter, or Command and Enter. */
  onSend: () => void
}

const MAX_LENGTH = 20_000

const focusIt = (field: HTMLElement | null): void => field?.focus()

/** Room to write notes on a session; it has the focus as soon as it is there. */
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
