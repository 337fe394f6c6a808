import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import ToggleButton from '@mui/material/ToggleButton'
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup'
import { Icon } from '@/components/Icon'
import { IconAction } from '@/components/IconAction'
import { lengthOf, pan, zoom } from '@/lib/span'
import { useAddMarker } from '../useAddMarker'
import { useReview } from '../ReviewContext'
import type { View } from '../logic/urlState'

/** What is shown, the zoom, and Add marker. */
export function Toolbar() {
  const { view, change } = useReview()
  const addMarker = useAddMarker()
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
      <ToggleButtonGroup
        exclusive
        size="small"
        aria-label="Measure"
        value={view.measure}
        onChange={(_, measure: View['measure'] | null) => {
          if (measure) change({ measure })
        }}
      >
        <ToggleButton value="index">Index</ToggleButton>
        <ToggleButton value="expressions">Expressions</ToggleButton>
      </ToggleButtonGroup>
      <ToggleButton
        size="small"
        value="table"
        selected={view.table}
        onChange={() => {
          change({ table: !view.table })
        }}
      >
        Table
      </ToggleButton>
      <Box sx={{ flex: 1 }} />
      <ZoomButtons />
      <Button variant="outlined" color="inherit" startIcon={<Icon name="flag" />} onClick={addMarker}>
        Add marker
      </Button>
    </Box>
  )
}

function ZoomButtons() {
  const { view, bounds, cursor, choose } = useReview()
  const { span } = view
  const zoomBy = (factor: number) => {
    choose(zoom(span, factor, cursor.shown.get() ?? (span.from + span.to) / 2, bounds))
  }
  const panBy = (part: number) => {
    choose(pan(span, part * lengthOf(span), bounds))
  }
  const whole = lengthOf(span) >= lengthOf(bounds)
  return (
    <Box role="group" aria-label="Zoom" sx={{ display: 'flex' }}>
      <IconAction name="earlier" label="Earlier" disabled={span.from <= bounds.from} onClick={() => panBy(-0.5)} />
      <IconAction name="later" label="Later" disabled={span.to >= bounds.to} onClick={() => panBy(0.5)} />
      <IconAction name="minus" label="Zoom out" disabled={whole} onClick={() => zoomBy(2)} />
      <IconAction name="plus" label="Zoom in" onClick={() => zoomBy(0.5)} />
      <IconAction name="whole" label="Whole session" disabled={whole} onClick={() => choose(bounds)} />
    </Box>
  )
}
