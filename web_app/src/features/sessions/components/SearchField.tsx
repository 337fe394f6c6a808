import InputAdornment from '@mui/material/InputAdornment'
import OutlinedInput from '@mui/material/OutlinedInput'
import { useEffect, useRef } from 'react'
import { Icon } from '@/components/Icon'
import { MAX_SEARCH } from '../logic/urlState'

const PAUSE = 250

interface Props {
  value: string
  onChange: (text: string) => void
}

/** Searches as you type, shortly after the last key; the text is never overwritten while typing. */
export function SearchField({ value, onChange }: Props) {
  const field = useRef<HTMLInputElement>(null)
  const said = useRef(value)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const say = () => {
    clearTimeout(timer.current)
    const text = field.current?.value ?? ''
    if (text === said.current) return
    said.current = text
    onChange(text)
  }
  useEffect(() => {
    // The URL changed by other means: Back, a link, cleared filters.
    if (value === said.current) return
    said.current = value
    if (field.current) field.current.value = value
  }, [value])
  useEffect(
    () => () => {
      clearTimeout(timer.current)
    },
    [],
  )
  return (
    <OutlinedInput
      type="search"
      size="small"
      defaultValue={value}
      inputRef={field}
      placeholder="Search titles and notes"
      inputProps={{ 'aria-label': 'Search titles and notes', maxLength: MAX_SEARCH }}
      startAdornment={
        <InputAdornment position="start">
          <Icon name="search" />
        </InputAdornment>
      }
      onChange={() => {
        clearTimeout(timer.current)
        timer.current = setTimeout(say, PAUSE)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') say()
      }}
      sx={{
        flex: { xs: '1 1 100%', sm: '1 1 14rem' },
        height: 40,
        fontSize: '0.875rem',
        bgcolor: 'background.paper',
        '@media (pointer: coarse)': { height: 44 },
      }}
    />
  )
}
