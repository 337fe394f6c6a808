import Box from '@mui/material/Box'
import { useModels } from '@/api'
import { Choice } from '@/components/Choice'
import { chosenModel } from '@/lib/chosenModel'

/** Which model reads the faces, where there are several; it changes with the next picture. */
export function ModelChoice() {
  const { models, inUse } = useModels()
  if (!inUse || models.length < 2) return null
  return (
    <Box sx={{ flex: '1 1 8rem', maxWidth: { sm: '11rem' }, minWidth: 0, display: 'grid' }}>
      <Choice
        label="Model"
        labelHidden
        value={inUse.name}
        options={models.map(({ name, title }) => ({ value: name, name: title }))}
        onChange={chosenModel.choose}
      />
    </Box>
  )
}
