import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Paper from '@mui/material/Paper'
import Skeleton from '@mui/material/Skeleton'
import Typography from '@mui/material/Typography'
import { useQuery } from '@tanstack/react-query'
import { modelQuery, type Model } from '@/api'
import { Icon } from '@/components/Icon'
import { chosenModel } from '@/lib/chosenModel'
import { count } from '@/lib/format'
import { useSignal } from '@/lib/signal'
import { EvaluationRows } from './EvaluationRows'
import { Metrics } from './Metrics'
import { Section } from './Section'
import { SpeedPanel } from './SpeedPanel'
import { Training } from './Training'

interface Props {
  model: Model
  inUse: boolean
  split: string
}

/** Header, metrics, speed, four rows of evaluation, training. */
const ROWS = 8

/** One model. Cards next to each other share their rows. */
export function ModelCard({ model, inUse, split }: Props) {
  const { data: card, isPending, refetch } = useQuery(modelQuery(model.name))
  return (
    <Paper
      component="article"
      variant="outlined"
      aria-label={model.title}
      sx={{
        display: 'grid',
        gridTemplateRows: 'subgrid',
        gridTemplateColumns: 'minmax(0, 1fr)',
        gridRow: `span ${String(ROWS)}`,
        rowGap: 0,
        mb: 3,
        minWidth: 0,
        borderColor: inUse ? 'primary.main' : 'divider',
      }}
    >
      <Header model={model} inUse={inUse} />
      <Metrics metrics={model.metrics} split={split} />
      <SpeedPanel name={model.name} />
      {card ? (
        <>
          <EvaluationRows card={card} split={split} />
          <Training card={card} />
        </>
      ) : isPending ? (
        <Box sx={{ p: 3 }}>
          <Skeleton variant="rounded" height={320} />
        </Box>
      ) : (
        <Section
          title="Couldn’t load the rest of this card"
          note="The service isn’t responding. Retrying every few seconds."
          action={
            <Button variant="outlined" onClick={() => void refetch()}>
              Retry now
            </Button>
          }
        />
      )}
    </Paper>
  )
}

function Header({ model, inUse }: Pick<Props, 'model' | 'inUse'>) {
  const locked = useSignal(chosenModel.locked)
  return (
    <Box
      sx={{
        px: { xs: 2, sm: 3 },
        py: 2.5,
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'start',
        gap: 2,
        minWidth: 0,
      }}
    >
      <Box sx={{ flex: '1 1 14rem' }}>
        <Typography component="h2" variant="h2">
          {model.title}
        </Typography>
        <Typography variant="body2" color="textSecondary">
          {model.name} · {count(model.parameters)} parameters{model.default && ' · default'}
        </Typography>
      </Box>
      {/* The same button in both states, so that the focus stays. */}
      <Button
        variant={inUse ? 'text' : 'contained'}
        startIcon={inUse && <Icon name="check" />}
        aria-disabled={inUse || locked}
        onClick={() => {
          if (!locked) chosenModel.choose(model.name)
        }}
        sx={locked && !inUse ? { opacity: 0.6, cursor: 'default' } : {}}
      >
        {inUse ? 'In use' : 'Use this model'}
      </Button>
    </Box>
  )
}
