import Box from '@mui/material/Box'
import type { Track } from '@/api'
import { facesOf } from '../logic/faces'
import { useReview } from '../ReviewContext'
import { PersonRow } from './PersonRow'
import { Section } from '@/components/Section'

/** Everyone who was seen. A person who left and came back can have two numbers, which can be merged. */
export function People() {
  const { session } = useReview()
  const faces: Track[] = facesOf(session.tracks)
  return (
    <Section title="People" note="Numbered by the tracker, which identifies no one. Hidden people don’t count.">
      <Box
        component="ul"
        aria-label="People"
        sx={{
          listStyle: 'none',
          m: 0,
          p: 0,
          display: 'grid',
          gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 26rem), 1fr))',
          columnGap: 5,
          // Hides the line above the first row of each column.
          overflow: 'clip',
        }}
      >
        {faces.map((track) => (
          <PersonRow key={track.face} track={track} />
        ))}
      </Box>
    </Section>
  )
}
