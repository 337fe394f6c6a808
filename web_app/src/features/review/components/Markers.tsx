import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { Icon } from '@/components/Icon'
import { useReview } from '../ReviewContext'
import { useAddMarker } from '../useAddMarker'
import { MarkerRow } from './MarkerRow'
import { Section } from '@/components/Section'

/** The markers in order. */
export function Markers() {
  const { session } = useReview()
  const addMarker = useAddMarker()
  return (
    <Section
      title="Markers"
      note="Press M or the button to add one at the cursor. Drag a flag on the timeline to move it."
      action={
        <Button color="inherit" variant="outlined" size="small" startIcon={<Icon name="plus" />} onClick={addMarker}>
          Add
        </Button>
      }
    >
      {session.markers.length === 0 ? (
        <Typography variant="body2" color="textSecondary">
          No markers yet.
        </Typography>
      ) : (
        <Box component="ul" aria-label="Markers" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {session.markers.map((marker) => (
            <MarkerRow key={marker.id} marker={marker} />
          ))}
        </Box>
      )}
    </Section>
  )
}
