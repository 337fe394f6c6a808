import Box from '@mui/material/Box'
import type { Model } from '@/api'
import { accuracyText } from './provenance'
import { Part } from './Part'

/** How the figures are calculated, and what they don't say. */
export function Limits({ model }: { model: Model | undefined }) {
  return (
    <Part title="How to read this report, and its limits">
      <Box component="ul" sx={{ m: 0, pl: 2.5, '& li + li': { mt: 0.25 } }}>
        <li>
          A share is the mean probability of an expression over all clear samples of people who aren’t hidden. The index
          is the sum of each probability times its weight. A peak moment is the mean over one second.
        </li>
        <li>
          It reads expressions, not feelings: no camera can tell whether a person who smiles is happy. Don’t base
          decisions about anyone on it.
        </li>
        <li>{accuracyText(model)}</li>
        <li>
          People are numbered by a tracker that identifies no one; one person can have several numbers. Age, gender,
          race and identity are never inferred.
        </li>
        <li>
          Inferring the emotions of people at work or in education is banned in the European Union (AI Act, Article
          5(1)(f)); people in front of the camera must be told (Article 50(3)).
        </li>
      </Box>
    </Part>
  )
}
