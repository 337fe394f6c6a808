import Box from '@mui/material/Box'
import { useMemo, useState } from 'react'
import type { Comparison } from '@/api'
import { Brush } from '@/components/chart/Brush'
import { Cursor } from '@/components/chart/cursor'
import { CursorLine } from '@/components/chart/CursorLine'
import { LineChart } from '@/components/chart/LineChart'
import { INDEX_SCALE } from '@/components/chart/lines'
import { PlotArea } from '@/components/chart/PlotArea'
import { useMovingSpan } from '@/components/chart/useMovingSpan'
import { IconAction } from '@/components/IconAction'
import { Section } from '@/components/Section'
import { faceLine } from '@/lib/faceLines'
import { lengthOf, zoom, type Span } from '@/lib/span'
import { moment } from '@/lib/sessionTime'
import { IndexReadout } from './IndexReadout'
import { ZeroLine } from './ZeroLine'

interface Props {
  comparison: Comparison
  /** All of relative time that any session covers. */
  bounds: Span
  onChoose: (span: Span | null) => void
}

/** The index of all sessions over relative time. Selecting a part compares only that. */
export function IndexChart({ comparison, bounds, onChoose }: Props) {
  const [cursor] = useState(() => new Cursor())
  const settled = { from: comparison.from, to: comparison.to }
  const { span, move, choose } = useMovingSpan(settled, comparison, (next) => {
    onChoose(lengthOf(next) >= lengthOf(bounds) ? null : { from: Math.round(next.from), to: Math.round(next.to) })
  })
  const lines = useMemo(
    () => comparison.sessions.map(({ id, index }, place) => ({ ...faceLine(place), key: id, values: index, width: 2 })),
    [comparison],
  )
  const whole = lengthOf(span) >= lengthOf(bounds)
  return (
    <Section
      title="Expression index over time"
      note={`0 is angry, 100 is happy; ${moment(span.from)} to ${moment(span.to)} relative to the alignment. Drag to compare only a part.`}
      action={
        <Box role="group" aria-label="Zoom" sx={{ display: 'flex' }}>
          <IconAction
            name="minus"
            label="Zoom out"
            disabled={whole}
            onClick={() => {
              choose(zoom(span, 2, (span.from + span.to) / 2, bounds))
            }}
          />
          <IconAction
            name="plus"
            label="Zoom in"
            onClick={() => {
              choose(zoom(span, 0.5, (span.from + span.to) / 2, bounds))
            }}
          />
          <IconAction
            name="whole"
            label="Show everything"
            disabled={whole}
            onClick={() => {
              onChoose(null)
            }}
          />
        </Box>
      }
    >
      <Box sx={{ position: 'relative', height: { xs: '14rem', sm: '18rem' } }}>
        <LineChart at={comparison.at} lines={lines} scale={INDEX_SCALE} span={span} />
        <PlotArea>
          <ZeroLine span={span} />
          <Brush
            span={span}
            bounds={bounds}
            cursor={cursor}
            onMove={move}
            onChoose={choose}
            onReset={() => {
              onChoose(null)
            }}
          />
          <CursorLine cursor={cursor.shown} span={span} />
        </PlotArea>
      </Box>
      <IndexReadout comparison={comparison} cursor={cursor} />
    </Section>
  )
}
