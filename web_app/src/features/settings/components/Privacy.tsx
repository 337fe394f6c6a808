import Typography from '@mui/material/Typography'
import type { Storage } from '@/api'
import { Section } from './Section'

const WHERE = {
  sqlite:
    'All of it lies in one database file on the computer that runs Mien, video files beside it, and nothing leaves that computer. Erased sessions are overwritten, not just hidden; erased video files are deleted.',
  postgresql:
    'All of it lies in the PostgreSQL database that Mien was set up with. If that runs on another computer, the data is there; it goes nowhere else. Video files lie on the computer that runs Mien. Erased sessions are deleted there, and that database overwrites them in its own time.',
} as const

/** What is kept of a person and what is not, and where, in words. */
export function Privacy({ database = 'sqlite' }: { database?: Storage['database'] }) {
  return (
    <Section title="Privacy">
      <Typography sx={{ mb: 1.5 }}>
        No live picture and no sound is ever stored. Live pictures are read in memory and forgotten at once; only while
        you record, what was read is kept. A video file that you hand over lies on the disk while it is analysed and is
        erased then. Only if you ask for it, the file is kept for review or a copy with boxes drawn in is made; both
        stay until you erase them or their session.
      </Typography>
      <Typography sx={{ mb: 1.5 }}>
        A session holds, for every face and moment: the time, where the face was, the seven shares, how sure the model
        was and how well the face could be seen. With it come your title, notes, names and markers, which model and
        settings made it, and when the notice was agreed to.
      </Typography>
      <Typography>{WHERE[database]}</Typography>
    </Section>
  )
}
