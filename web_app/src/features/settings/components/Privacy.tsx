import Typography from '@mui/material/Typography'
import type { Storage } from '@/api'
import { Section } from './Section'

const WHERE = {
  sqlite:
    'Everything is stored in one database file on the computer that runs Mien, with video files next to it. Nothing leaves that computer. Deleted sessions are overwritten, not just hidden; deleted video files are removed from disk.',
  postgresql:
    'Everything is stored in the PostgreSQL database that Mien was set up with. If that runs on another computer, the data is there; it goes nowhere else. Video files are stored on the computer that runs Mien. Deleted sessions are removed from the database, which overwrites them later.',
} as const

/** What is stored of a person and what is not, and where. */
export function Privacy({ database = 'sqlite' }: { database?: Storage['database'] }) {
  return (
    <Section title="Privacy">
      <Typography sx={{ mb: 1.5 }}>
        Live pictures and sound are never stored. Live pictures are analysed in memory and discarded; results are kept
        only while you record. A video file that you upload is stored while it is analysed and then deleted. If you ask
        for it, the file is kept for review, or an annotated copy is made; both stay until you delete them or their
        session.
      </Typography>
      <Typography sx={{ mb: 1.5 }}>
        A session holds, for each face in each frame: the time, its position, the seven probabilities, the confidence
        and how clearly the face was seen. It also holds your title, notes, names and markers, the model and settings
        used, and when consent was confirmed.
      </Typography>
      <Typography>{WHERE[database]}</Typography>
    </Section>
  )
}
