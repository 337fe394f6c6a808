import InputBase from '@mui/material/InputBase'
import Paper from '@mui/material/Paper'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { Icon } from '@/components/Icon'
import type { Marker } from '@/api'
import { useSignal } from '@/lib/signal'
import { useLive } from '../LiveContext'
import { stopwatch } from './useElapsed'

/** Names the marker that was just added. */
export function MarkerField() {
  const { recorder } = useLive()
  const marker = useSignal(recorder.marker)
  return marker && <Field key={marker.id} marker={marker} onDone={recorder.name} />
}

function Field({
  marker,
  onDone,
}: {
  marker: Required<Marker>
  onDone: (marker: Required<Marker>, text: string) => void
}) {
  const input = useRef<HTMLInputElement>(null)
  const done = useRef(false)
  useEffect(() => {
    const before = document.activeElement
    input.current?.focus({ preventScroll: true })
    return () => {
      // Back to where the focus was.
      if (document.activeElement === document.body && before instanceof HTMLElement) before.focus()
    }
  }, [])
  // The field also blurs when it is removed after a key.
  const decide = (text: string) => {
    if (!done.current) onDone(marker, text.trim())
    done.current = true
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // Some writing systems are typed with Enter, too.
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
    // The key must not press the button that has the focus next.
    event.preventDefault()
    decide(event.key === 'Enter' ? (input.current?.value ?? '') : '')
  }
  return (
    <Paper
      variant="outlined"
      sx={{
        position: 'absolute',
        top: { xs: 48, sm: 16 },
        right: { xs: 8, sm: 16 },
        width: 'min(20rem, calc(100% - 16px))',
        display: 'flex',
        alignItems: 'center',
        gap: 1,
        px: 1.5,
      }}
    >
      <Icon name="marker" color="primary" />
      <InputBase
        inputRef={input}
        placeholder={`${marker.text}, at ${stopwatch(marker.at)}`}
        onKeyDown={onKeyDown}
        onBlur={(event) => {
          decide(event.target.value)
        }}
        inputProps={{ 'aria-label': `Name of ${marker.text}. Press Enter to save or Escape to skip`, maxLength: 500 }}
        sx={{ flex: 1, fontSize: '0.875rem', height: 40, '@media (pointer: coarse)': { height: 44 } }}
      />
    </Paper>
  )
}
