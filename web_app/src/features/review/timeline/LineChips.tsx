import Box from '@mui/material/Box'
import type { Line, Timeline } from '@/api'
import { LineSample } from '@/components/chart/LineSample'
import { useSignal } from '@/lib/signal'
import { nearest } from '@/lib/span'
import { styleOf } from '../logic/chartLines'
import { keyOf, lineKeys } from '../logic/faces'
import { lineName, valueLabel } from '../logic/readout'
import { useReview } from '../ReviewContext'

/** A chip per line, which shows or hides it and gives its value at the cursor. */
export function LineChips({ timeline, shown }: { timeline: Timeline; shown: readonly string[] }) {
  const { session, change } = useReview()
  const keys = lineKeys(session.tracks)
  const toggle = (key: string) => {
    const lines = keys.filter((one) => (one === key) !== shown.includes(one))
    change({ lines })
  }
  const lines = [timeline.average, ...timeline.faces].filter((line) => keys.includes(keyOf(line)))
  return (
    <Box role="group" aria-label="Lines" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      {lines.map((line) => (
        <Chip
          key={keyOf(line)}
          line={line}
          timeline={timeline}
          pressed={shown.includes(keyOf(line))}
          onToggle={() => {
            toggle(keyOf(line))
          }}
        />
      ))}
    </Box>
  )
}

interface ChipProps {
  line: Line
  timeline: Timeline
  pressed: boolean
  onToggle: () => void
}

function Chip({ line, timeline, pressed, onToggle }: ChipProps) {
  const { session, view, cursor } = useReview()
  const at = useSignal(cursor.shown)
  const step = at === null ? -1 : nearest(timeline.at, at)
  const { colour, dash, width } = styleOf(line, session.tracks)
  return (
    <Box
      component="button"
      type="button"
      aria-pressed={pressed}
      onClick={onToggle}
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 1,
        px: 1.5,
        height: 36,
        '@media (pointer: coarse)': { height: 44 },
        font: 'inherit',
        fontSize: '0.8125rem',
        color: pressed ? 'text.primary' : 'text.secondary',
        bgcolor: pressed ? 'action.selected' : 'transparent',
        border: 1,
        borderColor: 'divider',
        borderRadius: 5,
        cursor: 'pointer',
        '&:hover': { borderColor: 'text.secondary' },
      }}
    >
      <Box sx={{ display: 'flex', opacity: pressed ? 1 : 0.35 }}>
        <LineSample colour={colour} dash={dash} width={width} />
      </Box>
      <Box
        component="span"
        sx={{ maxWidth: '12rem', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}
      >
        {lineName(line, session.tracks)}
      </Box>
      {pressed && step >= 0 && (
        <Box
          component="span"
          aria-hidden
          sx={{ minWidth: view.measure === 'index' ? '3.25rem' : '6.5rem', textAlign: 'right', fontWeight: 600 }}
        >
          {valueLabel(line, step, view.measure)}
        </Box>
      )}
    </Box>
  )
}
