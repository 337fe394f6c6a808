import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import { useEffect, useRef, useState } from 'react'
import { UndoBar } from '@/components/UndoBar'
import { useReview } from '../ReviewContext'
import type { Done } from '../useEdits'

/** How long an edit can be undone, in seconds. */
const GRACE = 10

/** At the foot of the page: the latest edit with Undo, or why it failed. */
export function EditNotice() {
  const { edits } = useReview()
  const { done, failure, dismiss } = edits
  return (
    <Box
      sx={{
        position: 'fixed',
        left: 0,
        right: 0,
        bottom: 24,
        zIndex: 'snackbar',
        display: 'grid',
        justifyContent: 'center',
        px: 2,
        pointerEvents: 'none',
      }}
    >
      {failure !== null && (
        <Alert severity="error" onClose={dismiss} sx={{ pointerEvents: 'auto' }}>
          {failure}
        </Alert>
      )}
      {failure === null && done && <Undoable key={done.id} done={done} onOver={dismiss} />}
    </Box>
  )
}

function Undoable({ done, onOver }: { done: Done; onOver: () => void }) {
  const [left, setLeft] = useState(GRACE)
  const held = useRef(false)
  const over = useRef(onOver)
  useEffect(() => {
    over.current = onOver
  })
  useEffect(() => {
    const timer = setInterval(() => {
      if (!held.current) setLeft((seconds) => seconds - 1)
    }, 1000)
    return () => {
      clearInterval(timer)
    }
  }, [])
  useEffect(() => {
    if (left <= 0) over.current()
  }, [left])
  return (
    <UndoBar
      message={done.text}
      left={left}
      onUndo={done.undo}
      onHold={(value) => {
        held.current = value
      }}
    />
  )
}
