import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Skeleton from '@mui/material/Skeleton'
import Typography from '@mui/material/Typography'
import { useState, type ReactNode } from 'react'
import { useModels } from '@/api'
import { SelectField } from '@/components/SelectField'
import { Page } from '@/components/Page'
import { StatePanel } from '@/components/StatePanel'
import { chosenModel } from '@/lib/chosenModel'
import { useSignal } from '@/lib/signal'
import { useTitle } from '@/lib/title'
import { Limits } from './components/Limits'
import { ModelCard } from './components/ModelCard'
import { splitsOf } from './logic/metrics'

/** How good each model is, for whom, and what it can't do. */
export function ModelsPage() {
  useTitle('Models')
  const { models, inUse, chosen, isPending, refetch } = useModels()
  const locked = useSignal(chosenModel.locked)
  const splits = splitsOf(models)
  const [asked, setSplit] = useState<string | null>(null)
  const split = asked ?? splits.at(-1) ?? ''
  const choice = splits.length > 1 && (
    <SelectField
      label="Measured on"
      value={split}
      options={splits.map((name) => ({ value: name, name }))}
      onChange={setSplit}
    />
  )
  return (
    <Page gap={4}>
      <Heading action={choice} />
      {inUse && chosen !== null && chosen !== inUse.name && (
        <Typography role="status">
          The model you chose, {chosen}, is no longer available. {inUse.name} is used instead.
        </Typography>
      )}
      {locked && <Typography role="status">You can switch models once the recording has ended.</Typography>}
      <Limits />
      {models.length > 0 && (
        <Cards count={models.length}>
          {models.map((model) => (
            <ModelCard key={model.name} model={model} inUse={model === inUse} split={split} />
          ))}
        </Cards>
      )}
      {models.length === 0 && isPending && (
        <Cards count={2}>
          <Skeleton variant="rounded" height={560} />
          <Skeleton variant="rounded" height={560} />
        </Cards>
      )}
      {models.length === 0 && !isPending && (
        <Box sx={{ display: 'grid', placeItems: 'center' }}>
          <StatePanel
            drawing="offline"
            title="Couldn’t load the models"
            text="The service isn’t responding. Retrying every few seconds."
          >
            <Button variant="contained" onClick={() => void refetch()}>
              Retry now
            </Button>
          </StatePanel>
        </Box>
      )}
    </Page>
  )
}

function Heading({ action }: { action: ReactNode }) {
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: 2 }}>
      <Box sx={{ flex: '1 1 20rem' }}>
        <Typography component="h1" variant="h1">
          Models
        </Typography>
        <Typography color="textSecondary">
          How good each model is, how that was measured, and what it can’t do.
        </Typography>
      </Box>
      {action}
    </Box>
  )
}

function Cards({ count, children }: { count: number; children: ReactNode }) {
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: 'repeat(auto-fit, minmax(min(32rem, 100%), 1fr))',
        columnGap: 3,
        rowGap: 0,
        maxWidth: count === 1 ? '52rem' : 'none',
      }}
    >
      {children}
    </Box>
  )
}
