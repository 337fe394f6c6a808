import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import { useModels } from '@/api'
import { SelectField } from '@/components/SelectField'
import { chosenModel } from '@/lib/chosenModel'
import { useSignal } from '@/lib/signal'
import { useLive } from '../LiveContext'

/** Which model classifies the faces, where there are several. */
export function ModelChoice() {
  const { models, inUse } = useModels()
  const recording = useSignal(useLive().recorder.recording) !== null
  if (!inUse || models.length < 2) return null
  return (
    <Box sx={{ mb: 2 }}>
      <SelectField
        label="Model"
        value={inUse.name}
        options={models.map(({ name, title }) => ({ value: name, name: title }))}
        disabled={recording}
        onChange={chosenModel.choose}
      />
      <Typography variant="body2" color="textSecondary" sx={{ mt: 1 }}>
        {recording
          ? 'You can switch models once the recording has ended.'
          : 'Applies from the next frame. The Models page shows how good each model is.'}
      </Typography>
    </Box>
  )
}
