import Box from '@mui/material/Box'
import type { Track } from '@/api'
import { facesOf } from '../logic/faces'
import { useReview } from '../ReviewContext'
import { PersonRow } from './PersonRow'
import { Section } from '@/components/Section'

/** Who was seen. A person who left and came back has two ids, which can be merged. */
export function People() {
  const { session } = useReview()
  const faces: Track[] = facesOf(session.tracks)
  return (
    <Section title="Faces" note="Ids given by the tracker; nobody is recognised. Hidden faces count for nothing.">
      <Box
        component="ul"
        aria-label="Faces"
        sx={{
          listStyle: 'none',
          m: 0,
          p: 0,
          display: 'grid',
          gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 26rem), 1fr))',
          columnGap: 5,
          // Hides the lines above the first of each column.
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
