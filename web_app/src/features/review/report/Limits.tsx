import Box from '@mui/material/Box'
import type { Model } from '@/api'
import { accuracyText } from './provenance'
import { Part } from './Part'

/** How the figures come about, and what must not be read into them. */
export function Limits({ model }: { model: Model | undefined }) {
  return (
    <Part title="How to read it, and its limits">
      <Box component="ul" sx={{ m: 0, pl: 2.5, '& li + li': { mt: 0.25 } }}>
        <li>
          A share is the mean probability of an expression over all clear samples of the faces that are not hidden; the
          index is each probability times its weight, added up. A strongest moment is the mean over a second.
        </li>
        <li>
          It reads expressions, not feelings: a smile is a smile; whether the person is happy, no camera can tell.
          Decide nothing about anyone by it.
        </li>
        <li>{accuracyText(model)}</li>
        <li>
          Face numbers are given by a tracker and recognise nobody; one person can have several. Age, gender, race and
          identity are never inferred.
        </li>
        <li>
          Inferring the emotions of people at work or in education is banned in the European Union (AI Act, Article
          5(1)(f)); people in front of the camera must be told (Article 50(3)).
        </li>
      </Box>
    </Part>
  )
}
