import { visuallyHidden } from '@mui/utils'
import Box from '@mui/material/Box'
import { useId, useState } from 'react'
import type { Timeline } from '@/api'
import { Brush } from '@/components/chart/Brush'
import { decimalsFor, moment } from '@/lib/sessionTime'
import { useSignal } from '@/lib/signal'
import { lengthOf } from '@/lib/span'
import { stepLabel } from '../logic/readout'
import { useReview } from '../ReviewContext'
import { useCursorKeys } from './useCursorKeys'

/** Makes the plot interactive: the pointer selects parts, keys move the cursor, and values are announced. */
export function CursorSlider({ timeline, shown }: { timeline: Timeline; shown: readonly string[] }) {
  const { session, view, bounds, cursor, playback, move, choose } = useReview()
  const help = useId()
  const [said, setSaid] = useState('')
  const decimals = decimalsFor(lengthOf(view.span))
  const onKeyDown = useCursorKeys(timeline, (step) => {
    setSaid(stepLabel(timeline, step, view, shown, decimals, session))
  })
  const at = useSignal(cursor.still) ?? view.span.from
  return (
    <>
      <Brush
        role="slider"
        tabIndex={0}
        aria-label="Timeline cursor"
        aria-valuemin={Math.round(view.span.from)}
        aria-valuemax={Math.round(view.span.to)}
        aria-valuenow={Math.round(at)}
        aria-valuetext={moment(at, decimals)}
        aria-describedby={help}
        onKeyDown={onKeyDown}
        span={view.span}
        bounds={bounds}
        cursor={cursor}
        onMove={move}
        onChoose={choose}
        onReset={() => {
          choose(bounds)
        }}
      />
      <Box id={help} sx={visuallyHidden}>
        Arrow keys step, with Shift further; plus and minus zoom; Escape shows everything; M adds a marker
        {playback && '; Space plays'}.
      </Box>
      <Box sx={visuallyHidden} aria-live="polite">
        {said}
      </Box>
    </>
  )
}
