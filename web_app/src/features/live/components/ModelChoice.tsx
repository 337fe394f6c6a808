import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import { useModels } from '@/api'
import { Choice } from '@/components/Choice'
import { chosenModel } from '@/lib/chosenModel'

/** Which model reads the faces, where there are several. */
export function ModelChoice() {
  const { models, inUse } = useModels()
  if (!inUse || models.length < 2) return null
  return (
    <Box sx={{ mb: 2 }}>
      <Choice
        label="Model"
        value={inUse.name}
        options={models.map(({ name, title }) => ({ value: name, name: title }))}
        onChange={chosenModel.choose}
      />
      <Typography variant="body2" color="textSecondary" sx={{ mt: 1 }}>
        Which one reads the faces, from the next picture on. The page Models tells how good each is.
      </Typography>
    </Box>
  )
}
