import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import type { Metric } from '@/api'
import { count, exactPercent, sentence } from '@/lib/format'
import { metricTitle, mainMetrics, protocols } from '../logic/metrics'
import { Section } from './Section'

/** The metrics of a split, each with how it was measured. */
export function Metrics({ metrics, split }: { metrics: readonly Metric[]; split: string }) {
  const measured = mainMetrics(metrics, split)
  const { shared, own } = protocols(measured)
  const data = measured[0]?.data
  if (!data) return <Section title="Metrics" note={`This model was not measured on ${split}.`} />
  return (
    <Section title="Metrics" note={sentence([`${data}, ${split}`, shared].filter(Boolean).join(': '))}>
      <Box
        component="dl"
        sx={{
          m: 0,
          display: 'grid',
          gridTemplateColumns: 'repeat(auto-fill, minmax(min(17rem, 100%), 1fr))',
          columnGap: 3,
          rowGap: 2,
        }}
      >
        {measured.map((metric, place) => (
          <Figure key={metric.name} metric={metric} protocol={own[place] ?? ''} />
        ))}
      </Box>
    </Section>
  )
}

function Figure({ metric, protocol }: { metric: Metric; protocol: string }) {
  const { value, rows } = metric
  return (
    <Box sx={{ display: 'grid', alignContent: 'start' }}>
      <Box component="dt" sx={{ fontWeight: 550, fontSize: '0.875rem' }}>
        {metricTitle(metric)}
      </Box>
      <Box
        component="dd"
        sx={{ m: 0, fontSize: '1.75rem', fontWeight: 600, lineHeight: 1.2, letterSpacing: '-0.01em' }}
      >
        {value >= 0 && value <= 1 ? exactPercent(value) : value.toPrecision(3)}
      </Box>
      <Typography component="dd" variant="body2" color="textSecondary" sx={{ m: 0 }}>
        {[protocol, `${count(rows)} pictures`].filter(Boolean).join('; ')}
      </Typography>
    </Box>
  )
}
