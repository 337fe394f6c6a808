import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import type { Moment } from '@/api'
import { ShareBar } from '@/components/ShareBar'
import { Swatch } from '@/components/Swatch'
import { percent } from '@/lib/format'
import { moment } from '@/lib/sessionTime'
import { nameOf, visibleFaces } from '../logic/faces'
import { summaryText } from '../logic/summaryText'
import { useReview } from '../ReviewContext'
import { Section } from '@/components/Section'

/** The session in a sentence and figures, with its peak moments. */
export function Summary() {
  const { session, playback } = useReview()
  // A video lists them as its chapters.
  const moments = playback ? [] : session.moments
  return (
    <Section title="Summary">
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: {
            xs: 'minmax(0, 1fr)',
            md: playback ? 'minmax(0, 1fr)' : 'minmax(0, 3fr) minmax(0, 2fr)',
          },
          columnGap: 5,
          rowGap: 2,
        }}
      >
        <Box sx={{ display: 'grid', gap: 1.5, alignContent: 'start' }}>
          <Typography sx={{ fontSize: '1.0625rem', textWrap: 'pretty' }}>{summaryText(session)}</Typography>
          {session.shares && <ShareBar shares={session.shares} count={7} />}
        </Box>
        {moments.length > 0 && <Moments moments={moments} />}
      </Box>
    </Section>
  )
}

function Moments({ moments }: { moments: readonly Moment[] }) {
  return (
    <Box>
      <Typography component="h3" variant="body2" color="textSecondary" sx={{ mb: 0.5 }}>
        Peak moments
      </Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {moments.map((one) => (
          <li key={`${one.expression} ${String(one.at)}`}>
            <MomentButton moment={one} />
          </li>
        ))}
      </Box>
    </Box>
  )
}

function MomentButton({ moment: { at, face, expression, score } }: { moment: Moment }) {
  const { session, goTo } = useReview()
  const whose = visibleFaces(session.tracks).length > 1 ? `, ${nameOf(face, session.tracks)}` : ''
  return (
    <Button
      variant="outlined"
      color="inherit"
      size="small"
      startIcon={<Swatch name={expression} />}
      onClick={() => {
        goTo(at)
      }}
      sx={{ fontWeight: 400 }}
    >
      {`${expression} ${percent(score)} % at ${moment(at)}${whose}`}
    </Button>
  )
}
