import Box from '@mui/material/Box'
import Link from '@mui/material/Link'
import Typography from '@mui/material/Typography'
import type { ReactNode } from 'react'
import { Link as RouterLink } from 'react-router'
import { useTitle } from '@/lib/title'
import { NoticeText } from './NoticeText'

export function AboutPage() {
  useTitle('About and limits')
  return (
    <Box
      sx={{
        width: '100%',
        maxWidth: '46rem',
        mx: 'auto',
        px: { xs: 2, sm: 3 },
        py: { xs: 3, sm: 5 },
        display: 'grid',
        gap: 4,
      }}
    >
      <Typography component="h1" variant="h1">
        About and limits
      </Typography>
      <NoticeText level="h2" />
      <Section title="Accuracy">
        <Typography color="textSecondary">
          The{' '}
          <Link component={RouterLink} to="/models">
            Models
          </Link>{' '}
          page shows how accurate each model is, how that was measured, and which expressions it confuses.
        </Typography>
      </Section>
      <Section title="Credits and licences">
        <Typography color="textSecondary">
          YuNet detects faces (MIT licence, © 2020 Shiqi Yu). A network of the MiniXception design, trained on
          FER-2013, classifies expressions. Colours are based on the Okabe-Ito palette, and the font is Inter (SIL Open
          Font License). The libraries in this page and their licences are listed in{' '}
          <Link href="/licences.txt">licences.txt</Link>. Mien is free software under the MIT licence.
        </Typography>
      </Section>
    </Box>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box component="section" sx={{ display: 'grid', gap: 1 }}>
      <Typography component="h2" variant="h2">
        {title}
      </Typography>
      {children}
    </Box>
  )
}
