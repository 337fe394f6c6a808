import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Checkbox from '@mui/material/Checkbox'
import { useRef } from 'react'
import type { Session } from '@/api'
import { SelectionActions, type SelectionHandlers } from './SelectionActions'

interface Props extends SelectionHandlers {
  shown: readonly Session[]
  chosen: readonly Session[]
  /** The number of sessions, shown while none is selected. */
  summary: string
  onChooseAll: (on: boolean) => void
  onClear: () => void
}

/** The number of sessions, or the actions for the selected ones. Its height and position stay the same. */
export function SelectionBar({ shown, chosen, summary, onChooseAll, onClear, onExport, onDelete }: Props) {
  const all = useRef<HTMLInputElement>(null)
  const here = shown.filter(({ id }) => chosen.some((session) => session.id === id)).length
  const away = chosen.length - here
  return (
    <Box
      sx={{
        position: 'sticky',
        top: 0,
        zIndex: 3,
        display: 'flex',
        alignItems: 'center',
        columnGap: 1,
        minHeight: 56,
        mx: -1,
        px: { xs: 1.5, sm: 2 },
        bgcolor: 'background.default',
      }}
    >
      <Checkbox
        checked={shown.length > 0 && here === shown.length}
        indeterminate={here > 0 && here < shown.length}
        disabled={shown.length === 0}
        onChange={() => {
          onChooseAll(here < shown.length)
        }}
        slotProps={{ input: { ref: all, 'aria-label': 'Select all on this page' } }}
        sx={{ p: 0, width: 40, height: 40 }}
      />
      <Box
        component="p"
        role="status"
        sx={{
          m: 0,
          fontSize: '0.875rem',
          lineHeight: 1.25,
          color: chosen.length ? 'text.primary' : 'text.secondary',
        }}
      >
        {chosen.length > 0 ? `${String(chosen.length)} selected` : summary}
        {away > 0 && ` (${String(away)} not on this page)`}
      </Box>
      {chosen.length > 0 && (
        <>
          <Button
            color="inherit"
            size="small"
            onClick={() => {
              all.current?.focus()
              onClear()
            }}
          >
            Clear
          </Button>
          <SelectionActions chosen={chosen} onExport={onExport} onDelete={onDelete} />
        </>
      )}
    </Box>
  )
}
