import Box from '@mui/material/Box'
import Paper from '@mui/material/Paper'
import Skeleton from '@mui/material/Skeleton'
import Typography from '@mui/material/Typography'
import { useMediaQuery, useTheme } from '@mui/material'
import { OfflineBanner } from '@/components/OfflineBanner'
import { WeightsButton } from '@/components/WeightsButton'
import { shownKeys } from '../logic/faces'
import { useReview } from '../ReviewContext'
import { BUCKETS } from '../buckets'
import { useTimeline } from '../useTimeline'
import { LineChips } from './LineChips'
import { TimelineChart } from './TimelineChart'
import { TimelineTable } from './TimelineTable'
import { Toolbar } from './Toolbar'
import { OverviewStrip } from './OverviewStrip'

/** The session over time: selected lines of a selected part, as a chart or a table. */
export function TimelinePanel() {
  const { session, view } = useReview()
  const theme = useTheme()
  const wide = useMediaQuery(theme.breakpoints.up('sm'), { noSsr: true })
  const steps = view.table ? BUCKETS.table : wide ? BUCKETS.wide : BUCKETS.narrow
  const { data: timeline, isError, refetch } = useTimeline(session, view.span, steps)
  const shown = shownKeys(view.lines, view.measure, session.tracks)
  return (
    <Paper
      component="section"
      variant="outlined"
      aria-label="Timeline"
      sx={{ p: { xs: 1.5, sm: 2 }, display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 1.5 }}
    >
      <Toolbar />
      {isError && (
        <OfflineBanner
          text="Couldn’t load this part: the service isn’t responding. Retrying every few seconds."
          onRetry={() => void refetch()}
        />
      )}
      {timeline ? (
        <>
          <LineChips timeline={timeline} shown={shown} />
          {view.table ? (
            <TimelineTable timeline={timeline} shown={shown} />
          ) : (
            <TimelineChart timeline={timeline} shown={shown} />
          )}
        </>
      ) : (
        <Skeleton variant="rounded" height={320} />
      )}
      <OverviewStrip />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 2 }}>
        <Typography variant="body2" color="textSecondary" sx={{ flex: '1 1 18rem' }}>
          {view.measure === 'index'
            ? 'Expression index: 0 is angry, 100 is happy.'
            : 'Probability of each expression, 0 to 100 % in each lane.'}{' '}
          Drag to zoom, double-click to show everything. Lines have gaps where a face was unclear or out of view.
        </Typography>
        {view.measure === 'index' && <WeightsButton />}
      </Box>
    </Paper>
  )
}
