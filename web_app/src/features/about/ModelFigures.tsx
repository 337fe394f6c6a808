import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Skeleton from '@mui/material/Skeleton'
import Typography from '@mui/material/Typography'
import { useQuery } from '@tanstack/react-query'
import { modelsQuery, type Metric, type Model } from '@/api'

const NAMES: Record<string, string> = {
  accuracy: 'Right answers',
  accuracy_unseen: 'Right answers on pictures that training never saw',
  agreement_ferplus: 'Agreement with the majority of ten people',
  expected_calibration_error: 'Mean gap between confidence and truth',
}

/** Each model's measured figures, each with how it was measured. */
export function ModelFigures() {
  const { data: models, isPending, refetch } = useQuery(modelsQuery)
  if (isPending) return <Skeleton variant="rounded" height={160} />
  if (!models) {
    return (
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography color="textSecondary">The service, which holds the figures, does not answer.</Typography>
        <Button variant="outlined" onClick={() => void refetch()}>
          Ask again
        </Button>
      </Box>
    )
  }
  return (
    <>
      {models.map((model) => (
        <ModelCard key={model.name} model={model} />
      ))}
    </>
  )
}

function ModelCard({ model }: { model: Model }) {
  return (
    <Box sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 2, bgcolor: 'background.paper' }}>
      <Typography component="h3" variant="h3">
        {model.title}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {model.parameters.toLocaleString('en')} parameters · {model.licence}
      </Typography>
      <Box component="dl" sx={{ m: 0, mt: 1.5, display: 'grid', gap: 1.5 }}>
        {model.metrics.map((metric) => (
          <Figure key={`${metric.name} ${metric.data} ${metric.split}`} metric={metric} />
        ))}
      </Box>
    </Box>
  )
}

function Figure({ metric }: { metric: Metric }) {
  const value =
    metric.value >= 0 && metric.value <= 1 ? `${(metric.value * 100).toFixed(1)} %` : metric.value.toPrecision(3)
  return (
    <Box>
      <Box component="dt" sx={{ fontWeight: 600 }}>
        {NAMES[metric.name] ?? metric.name.replaceAll('_', ' ')}: {value}
      </Box>
      <Typography component="dd" variant="body2" color="textSecondary" sx={{ m: 0 }}>
        {metric.data}, {metric.split}, {metric.rows.toLocaleString('en')} pictures. {metric.protocol}
      </Typography>
    </Box>
  )
}
