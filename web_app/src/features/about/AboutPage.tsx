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
      <Section title="How good it is">
        <Typography color="textSecondary">
          Each model’s figures, how they were measured, and what it takes for what:{' '}
          <Link component={RouterLink} to="/models">
            Models
          </Link>
          .
        </Typography>
      </Section>
      <Section title="What it stands on">
        <Typography color="textSecondary">
          Faces are found by YuNet (MIT licence, © 2020 Shiqi Yu). Expressions are classified by a network of the
          MiniXception design, trained on FER-2013. The expressions’ colours start from the palette of Okabe and Ito.
          The letters are Inter (SIL Open Font License). The libraries inside this page, each with its licence, are
          listed in <Link href="/licences.txt">licences.txt</Link>. Mien itself is free software under the MIT licence.
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
