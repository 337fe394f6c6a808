import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useState } from 'react'
import type { Marker } from '@/api'
import { IconAction } from '@/components/IconAction'
import { moment, parseMoment } from '@/lib/sessionTime'
import { useReview } from '../ReviewContext'
import { InlineEdit } from './InlineEdit'

/** A marker, to go to, rename, move and delete. */
export function MarkerRow({ marker }: { marker: Marker }) {
  const { bounds, edits, goTo } = useReview()
  const [editing, setEditing] = useState<'text' | 'time' | null>(null)
  const text = marker.text ?? ''
  const time = moment(marker.at, 1)
  const name = text || 'Unnamed marker'
  const setText = (typed: string | null) => {
    setEditing(null)
    if (typed !== null && typed.trim() !== text) void edits.nameMarker(marker, typed.trim())
  }
  const setTime = (typed: string | null) => {
    setEditing(null)
    const at = typed === null || typed === time ? null : parseMoment(typed)
    if (at !== null) void edits.moveMarker(marker, Math.min(bounds.to, Math.max(bounds.from, at)))
  }
  return (
    <Box
      component="li"
      aria-label={name}
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 1,
        borderTop: 1,
        borderColor: 'divider',
        minHeight: 48,
        '&:first-of-type': { borderTop: 0 },
      }}
    >
      <Box sx={{ width: '4.5rem', flex: 'none' }}>
        {editing === 'time' ? (
          <InlineEdit label={`Time of ${name}`} value={time} maxLength={12} onDone={setTime} />
        ) : (
          <Button
            size="small"
            color="inherit"
            aria-label={`Change the time of ${name}, ${time}`}
            onClick={() => {
              setEditing('time')
            }}
            sx={{ px: 0.5, minWidth: 0, fontWeight: 400, color: 'text.secondary' }}
          >
            {time}
          </Button>
        )}
      </Box>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        {editing === 'text' ? (
          <InlineEdit label={`Name of ${name}`} value={text} maxLength={500} onDone={setText} />
        ) : (
          <Button
            color="inherit"
            aria-label={`Go to ${name}`}
            onClick={() => {
              goTo(marker.at)
            }}
            sx={{
              px: 0.5,
              maxWidth: 1,
              justifyContent: 'start',
              whiteSpace: 'normal',
              textAlign: 'left',
              overflowWrap: 'anywhere',
            }}
          >
            {name}
          </Button>
        )}
      </Box>
      <IconAction
        name="edit"
        label={`Rename ${name}`}
        onClick={() => {
          setEditing('text')
        }}
      />
      <IconAction name="bin" label={`Delete ${name}`} onClick={() => void edits.eraseMarker(marker)} />
    </Box>
  )
}
