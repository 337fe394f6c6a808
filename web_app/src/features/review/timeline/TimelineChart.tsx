import Box from '@mui/material/Box'
import { useMemo } from 'react'
import type { Timeline } from '@/api'
import { CursorLine } from '@/components/chart/CursorLine'
import { Flags } from '@/components/chart/Flags'
import { LineChart } from '@/components/chart/LineChart'
import { INDEX_SCALE } from '@/components/chart/lines'
import { PlotArea } from '@/components/chart/PlotArea'
import { moment } from '@/lib/sessionTime'
import { indexLines, laneLines, LANES } from '../logic/chartLines'
import { useReview } from '../ReviewContext'
import { CursorSlider } from './CursorSlider'
import { CursorTime } from './CursorTime'
import { LaneNames } from './LaneNames'
import { UnclearStrip } from './UnclearStrip'

/** The selected part as lines, with markers as flags above and a strip of unclear samples below. */
export function TimelineChart({ timeline, shown }: { timeline: Timeline; shown: readonly string[] }) {
  const { session, view, bounds, cursor, edits } = useReview()
  const { span, measure } = view
  const keys = shown.join(' ')
  const lines = useMemo(
    () => (measure === 'index' ? indexLines : laneLines)(timeline, keys.split(' '), session.tracks),
    [measure, timeline, keys, session.tracks],
  )
  const flags = session.markers.map((marker) => ({
    ...marker,
    text: marker.text ?? '',
    label: `Marker ${marker.text ?? ''} at ${moment(marker.at)}`,
  }))
  return (
    <Box sx={{ display: 'grid', gap: 0.5 }}>
      <Box
        sx={{
          position: 'relative',
          height: measure === 'index' ? { xs: '15rem', sm: '19rem' } : { xs: '28rem', sm: '30rem' },
        }}
      >
        <LineChart
          at={timeline.at}
          lines={lines}
          scale={measure === 'index' ? INDEX_SCALE : LANES}
          span={span}
          pointed={timeline.bucket_ms === 0 && timeline.at.length <= POINTED}
        />
        <PlotArea>
          {measure === 'expressions' && <LaneNames />}
          <CursorSlider timeline={timeline} shown={shown} />
          <CursorLine cursor={cursor.shown} span={span} />
          <CursorTime />
        </PlotArea>
        <PlotArea style={{ top: 0, pointerEvents: 'none' }}>
          <Flags
            flags={flags}
            span={span}
            bounds={bounds}
            onPick={({ at }) => {
              cursor.hold(at)
            }}
            onMove={({ id }, at) => {
              const marker = session.markers.find((one) => one.id === id)
              if (marker) void edits.moveMarker(marker, Math.round(at))
            }}
          />
        </PlotArea>
      </Box>
      <UnclearStrip timeline={timeline} span={span} />
    </Box>
  )
}

/** More single samples than this would blur into a band. */
const POINTED = 400
