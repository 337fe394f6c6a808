import Box from '@mui/material/Box'
import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import FormHelperText from '@mui/material/FormHelperText'
import { useId } from 'react'
import { useModels } from '@/api'
import { SelectField } from '@/components/SelectField'
import { RATES, type Preferences } from '../preferences'

interface Props {
  preferences: Preferences
  onChange: (preferences: Preferences) => void
}

/** How many frames, which model, and whether the file is kept. */
export function AnalysisOptions({ preferences, onChange }: Props) {
  const { models, inUse } = useModels()
  const help = useId()
  const model = models.find(({ name }) => name === preferences.model) ?? inUse
  return (
    <>
      <Box sx={{ display: 'grid', gap: 1 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}>
          <SelectField
            label="Frames"
            value={preferences.rate}
            options={RATES}
            onChange={(rate) => onChange({ ...preferences, rate })}
          />
          {model && models.length > 1 && (
            <SelectField
              label="Model"
              value={model.name}
              options={models.map(({ name, title }) => ({ value: name, name: title }))}
              onChange={(name) => onChange({ ...preferences, model: name })}
            />
          )}
        </Box>
        <FormHelperText sx={{ m: 0 }}>More frames catch shorter expressions but take longer.</FormHelperText>
      </Box>
      <div>
        <FormControlLabel
          label="Keep the video for review"
          control={
            <Checkbox
              checked={preferences.keep}
              onChange={(_, keep) => onChange({ ...preferences, keep })}
              slotProps={{ input: { 'aria-describedby': help } }}
            />
          }
        />
        {/* The same height for both texts, so that nothing moves. */}
        <FormHelperText id={help} sx={{ ml: 4, mt: 0, minHeight: { xs: '4.5em', sm: '3em' }, lineHeight: 1.5 }}>
          {preferences.keep
            ? 'The file is stored on the computer that runs Mien, to play next to the chart, until you delete it or its session.'
            : 'The file is deleted once it is analysed. You can still play it in the review by choosing it again.'}
        </FormHelperText>
      </div>
    </>
  )
}
