import Box from '@mui/material/Box'
import type { ModelCard } from '@/api'
import { accuracyOf } from '../logic/confusion'
import { ConfusionTable } from './ConfusionTable'
import { Coverage } from './Coverage'
import { RecallBars } from './RecallBars'
import { Reliability } from './Reliability'
import { Robustness } from './Robustness'
import { Section } from './Section'

/** What was measured on a finished model beyond its figures, in four rows of the card, or that it was not. */
export function EvaluationRows({ card, split }: { card: ModelCard; split: string }) {
  const evaluation = card.evaluation?.splits[split]
  const robustness = <Robustness robustness={card.evaluation?.robustness ?? null} />
  if (!evaluation) {
    return (
      <>
        <Box sx={{ gridRow: 'span 3' }}>
          <Section
            title="No evaluation is recorded"
            note={`What this model takes for what, and how reliable it is, was not measured on ${split}. Training it anew with train_fer2013.py measures it.`}
          />
        </Box>
        {robustness}
      </>
    )
  }
  return (
    <>
      <RecallBars confusion={evaluation.confusion} />
      <ConfusionTable confusion={evaluation.confusion} />
      <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(19rem, 100%), 1fr))' }}>
        <Reliability bins={evaluation.reliability} />
        <Coverage
          points={evaluation.coverage}
          unclearBelow={card.unclear_below}
          accuracy={accuracyOf(evaluation.confusion)}
        />
      </Box>
      {robustness}
    </>
  )
}
