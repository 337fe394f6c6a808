import Box from '@mui/material/Box'
import InputBase from '@mui/material/InputBase'
import { useState } from 'react'
import type { Session } from '@/api'
import { errorMessage } from '@/lib/errorMessage'
import { useSessionPatch } from '../useSessionPatch'

const MAX_TITLE = 200

function selectAll(field: HTMLInputElement | null): void {
  field?.focus()
  field?.select()
}

/** Edits the title in place: Enter or leaving the field saves, Escape cancels. The text stays until it is saved. */
export function TitleEditor({ session, onDone }: { session: Session; onDone: () => void }) {
  const [title, setTitle] = useState(session.title)
  const { mutate, isPending, error } = useSessionPatch(session)
  const save = () => {
    if (isPending) return
    if (title.trim() === session.title) onDone()
    else mutate({ title: title.trim() }, { onSuccess: onDone })
  }
  return (
    <Box sx={{ position: 'relative', zIndex: 1 }}>
      <InputBase
        inputRef={selectAll}
        fullWidth
        value={title}
        placeholder="Title"
        inputProps={{ 'aria-label': 'Title', maxLength: MAX_TITLE, 'aria-invalid': error !== null }}
        onChange={(event) => {
          setTitle(event.target.value)
        }}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === 'Enter') save()
          if (event.key === 'Escape') onDone()
        }}
        sx={{
          mx: -1,
          px: 1,
          my: -0.5,
          fontWeight: 600,
          border: 1,
          borderColor: 'primary.main',
          borderRadius: 1,
          bgcolor: 'background.paper',
          '& input': { py: 0.375 },
        }}
      />
      {error && (
        <Box role="alert" sx={{ mt: 1, fontSize: '0.8125rem', color: 'error.main' }}>
          {`Couldn’t rename. ${errorMessage(error)} Press Enter to try again.`}
        </Box>
      )}
    </Box>
  )
}
