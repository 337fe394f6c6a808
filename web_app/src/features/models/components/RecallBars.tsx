import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import { Swatch } from '@/components/Swatch'
import { EXPRESSION_COLOURS } from '@/lib/expressions'
import { count, exactPercent } from '@/lib/format'
import { recalls, weakest, type Confusion, type Recall } from '../logic/confusion'
import { Section } from './Section'

/** The recall of each expression, and the two weakest. */
export function RecallBars({ confusion }: { confusion: Confusion }) {
  const all = recalls(confusion)
  return (
    <Section title="Recall per expression" note="The share of faces with this label that the model predicts as such.">
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', rowGap: 0.75 }}>
        {all.map((recall) => (
          <Row key={recall.expression} recall={recall} />
        ))}
      </Box>
      <Typography variant="body2">Weakest: {weakest(all).map(weakness).join(' and ')}.</Typography>
    </Section>
  )
}

function Row({ recall: { expression, rows, share } }: { recall: Recall }) {
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: '5.5rem 1fr 3.5rem 5rem',
        alignItems: 'center',
        columnGap: 1,
        fontSize: '0.8125rem',
      }}
    >
      <Box component="span" sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        <Swatch name={expression} />
        {expression}
      </Box>
      <Box
        sx={{ height: '0.625rem', borderRadius: 4, overflow: 'hidden', bgcolor: 'divider', forcedColorAdjust: 'none' }}
      >
        <Box
          sx={{
            height: 1,
            borderRadius: 4,
            bgcolor: EXPRESSION_COLOURS[expression],
            width: `${String((share ?? 0) * 100)}%`,
          }}
        />
      </Box>
      <Box component="span" sx={{ textAlign: 'right', fontWeight: 550 }}>
        {share === null ? '–' : exactPercent(share)}
      </Box>
      <Box component="span" sx={{ textAlign: 'right', color: 'text.secondary' }}>
        of {count(rows)}
      </Box>
    </Box>
  )
}

function weakness({ expression, share, mistakenFor }: Recall): string {
  const found = `${exactPercent(share ?? 0)} recall`
  return `${expression} (${mistakenFor ? `${found}, most often predicted as ${mistakenFor} otherwise` : found})`
}
