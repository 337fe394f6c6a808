import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Paper from '@mui/material/Paper'
import { useEffect, useRef } from 'react'

interface Props {
  message: string
  /** Seconds left to undo. */
  left: number
  onUndo: () => void
  /** Called with true while the pointer or the focus is on the bar, which pauses the countdown. */
  onHold: (held: boolean) => void
}

/** The latest action with an Undo button; Ctrl+Z works too. */
export function UndoBar({ message, left, onUndo, onHold }: Props) {
  useUndoKey(onUndo)
  const hold = { onPointerEnter: () => onHold(true), onPointerLeave: () => onHold(false) }
  const focus = { onFocus: () => onHold(true), onBlur: () => onHold(false) }
  return (
    <Paper
      elevation={8}
      {...hold}
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 1,
        pl: 2.5,
        pr: 1,
        py: 0.75,
        borderRadius: 2,
        pointerEvents: 'auto',
        bgcolor: 'var(--mui-palette-text-primary)',
        color: 'background.paper',
      }}
    >
      <Box component="span" role="status" sx={{ flex: 1, fontSize: '0.875rem' }}>
        {message}
      </Box>
      <Button
        color="inherit"
        onClick={onUndo}
        {...focus}
        sx={{
          fontWeight: 650,
          textDecoration: 'underline',
          textUnderlineOffset: 3,
          '&:focus-visible': { outlineColor: 'currentColor' },
        }}
      >
        Undo
      </Button>
      <Box component="span" aria-hidden sx={{ width: '2.25rem', fontSize: '0.8125rem', opacity: 0.8 }}>
        {`${String(left)} s`}
      </Box>
    </Paper>
  )
}

function useUndoKey(onUndo: () => void): void {
  const latest = useRef(onUndo)
  useEffect(() => {
    latest.current = onUndo
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const field = (event.target as Element).closest('input:not([type="checkbox"]), textarea, [role="dialog"]')
      if (field || event.key !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey) return
      event.preventDefault()
      latest.current()
    }
    window.addEventListener('keydown', listen)
    return () => {
      window.removeEventListener('keydown', listen)
    }
  }, [])
}
