import InputBase from '@mui/material/InputBase'
import { useEffect, useRef, useState } from 'react'

interface Props {
  label: string
  value: string
  placeholder?: string
  maxLength: number
  /** What was typed; null if cancelled. */
  onDone: (text: string | null) => void
}

/** Edits a text in place: Enter or leaving the field saves, Escape cancels. */
export function InlineEdit({ label, value, placeholder, maxLength, onDone }: Props) {
  const [text, setText] = useState(value)
  const [opener] = useState(() => document.activeElement)
  const over = useRef(false)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [])
  const finish = (result: string | null) => {
    if (over.current) return
    over.current = true
    onDone(result)
  }
  return (
    <InputBase
      fullWidth
      value={text}
      placeholder={placeholder}
      onChange={(event) => {
        setText(event.target.value)
      }}
      onBlur={() => {
        finish(text)
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== 'Escape') return
        // Otherwise the key would press the button that gets the focus.
        event.preventDefault()
        finish(event.key === 'Enter' ? text : null)
        if (opener instanceof HTMLElement) opener.focus()
      }}
      inputRef={field}
      inputProps={{ 'aria-label': label, maxLength }}
      sx={{
        font: 'inherit',
        letterSpacing: 'inherit',
        borderBottom: 2,
        borderColor: 'primary.main',
        '& input': { p: 0, height: '1.4em' },
      }}
    />
  )
}
