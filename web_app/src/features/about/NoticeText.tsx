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
        For each face in the picture Mien estimates which of seven expressions it shows. A smile is a smile; whether the
        person is happy, no camera can tell. It never infers age, gender, race or identity.
      </Part>
      <Part level={level} title="It is often wrong">
        On the public test pictures a good share of its answers is wrong, more so for fear, disgust and sadness, for
        faces turned away, dark or small, and for people unlike those it learned from. Do not decide anything about
        anyone by it.
      </Part>
      <Part level={level} title="Nothing is stored unless you ask for it">
        Pictures go from this page to the Mien service, are read, and are gone. The service runs on your own computer
        unless you opened this page from another one: then pictures travel there. A recording keeps figures, never
        pictures, until you erase it. A video file that you hand over is erased once it is analysed, unless you ask to
        keep it.
      </Part>
      <Part level={level} title="Where it must not be used">
        Inferring the emotions of people at work or in education is banned in the European Union (AI Act, Article
        5(1)(f)). Wherever it is used, the people in front of the camera must be told (Article 50(3)).
      </Part>
    </Box>
  )
}
