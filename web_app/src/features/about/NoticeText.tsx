import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import type { ReactNode } from 'react'

function Part({ title, level, children }: { title: string; level: 'h2' | 'h3'; children: ReactNode }) {
  return (
    <Box component="section">
      <Typography component={level} variant="h3">
        {title}
      </Typography>
      <Typography color="textSecondary" sx={{ textWrap: 'pretty' }}>
        {children}
      </Typography>
    </Box>
  )
}

/** What a person must know before the first use. A change in substance raises the version in `lib/notice`. */
export function NoticeText({ level }: { level: 'h2' | 'h3' }) {
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Part level={level} title="It reads expressions, not feelings">
        For each face in view, Mien estimates which of seven expressions it shows. No camera can tell whether a person
        who smiles is happy. Mien never infers age, gender, race or identity.
      </Part>
      <Part level={level} title="It is often wrong">
        On public test pictures, many of its answers are wrong, more so for fear, disgust and sadness, for faces that
        are turned away, dark or small, and for people unlike those it was trained on. Don’t base decisions about anyone
        on it.
      </Part>
      <Part level={level} title="Nothing is stored unless you ask for it">
        Pictures go from this page to the Mien service, which analyses and discards them. The service runs on your own
        computer, unless you opened this page from another one: then pictures are sent there. A recording keeps numbers,
        never pictures, until you delete it. A video file that you upload is deleted once it is analysed, unless you
        choose to keep it.
      </Part>
      <Part level={level} title="Where it must not be used">
        Inferring the emotions of people at work or in education is banned in the European Union (AI Act, Article
        5(1)(f)). Wherever it is used, the people in front of the camera must be told (Article 50(3)).
      </Part>
    </Box>
  )
}
