import Box from '@mui/material/Box'
import type { ModelCard } from '@/api'
import { trainingFacts } from '../logic/trainingFacts'
import { Section } from './Section'

/** How the model was trained, and its licence. */
export function Training({ card }: { card: ModelCard }) {
  const facts = [...trainingFacts(card), ['Licence', card.licence] as const]
  return (
    <Section title="Training and licence">
      <Box
        component="dl"
        sx={{
          m: 0,
          display: 'grid',
          gridTemplateColumns: 'auto 1fr',
          columnGap: 2,
          rowGap: 0.75,
          fontSize: '0.8125rem',
        }}
      >
        {facts.map(([name, text]) => (
          <Box key={name} sx={{ display: 'contents' }}>
            <Box component="dt" sx={{ color: 'text.secondary' }}>
              {name}
            </Box>
            <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
              {text}
            </Box>
          </Box>
        ))}
      </Box>
    </Section>
  )
}
