import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import type { Comparison, Contrast } from '@/api'
import { Section } from '@/components/Section'
import { sessionTitle } from '@/lib/sessionTitle'
import { contrastLabels, differencesOf } from '../logic/labels'
import { IntervalChart } from './IntervalChart'

/** How each session differs from the first, in words and as intervals. */
export function Differences({ comparison: { sessions, contrasts } }: { comparison: Comparison }) {
  const [first, ...others] = sessions
  if (!first) return null
  const all = contrasts.flatMap(differencesOf).flatMap(({ low, high }) => [Math.abs(low ?? 0), Math.abs(high ?? 0)])
  return (
    <Section
      title={`Compared with “${sessionTitle(first)}”`}
      note="In points: percentage points for shares, points for the index. The intervals are 95 % confidence intervals: about one in twenty misses the true difference. Two sessions of the same people differ too."
    >
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: `repeat(auto-fit, minmax(min(26rem, 100%), ${others.length > 1 ? '1fr' : '52rem'}))`,
          columnGap: 4,
          rowGap: 3,
        }}
      >
        {others.map((session) => (
          <OneContrast
            key={session.id}
            title={sessionTitle(session)}
            first={sessionTitle(first)}
            contrast={contrasts.find(({ id }) => id === session.id)}
            reach={Math.max(1, ...all)}
          />
        ))}
      </Box>
    </Section>
  )
}

interface Props {
  title: string
  first: string
  contrast: Contrast | undefined
  reach: number
}

function OneContrast({ title, first, contrast, reach }: Props) {
  return (
    <Box component="section" aria-label={`Differences of ${title}`} sx={{ minWidth: 0 }}>
      <Typography component="h3" variant="h3" sx={{ mb: 0.5, overflowWrap: 'anywhere' }}>
        {title}
      </Typography>
      {contrast ? (
        <>
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {contrastLabels(contrast, first).map((words) => (
              <Box key={words} component="li" sx={{ textWrap: 'pretty' }}>
                {words}
              </Box>
            ))}
          </Box>
          <IntervalChart differences={differencesOf(contrast)} reach={reach} />
        </>
      ) : (
        <Typography>Too short: one of the two has no clear samples in this part.</Typography>
      )}
    </Box>
  )
}
