import Box from '@mui/material/Box'
import type { ModelCard } from '@/api'
import { accuracyOf } from '../logic/confusion'
import { ConfusionTable } from './ConfusionTable'
import { Coverage } from './Coverage'
import { RecallBars } from './RecallBars'
import { Reliability } from './Reliability'
import { Robustness } from './Robustness'
import { Section } from './Section'

/** The evaluation beyond the metrics, in four rows of the card, or that there is none. */
export function EvaluationRows({ card, split }: { card: ModelCard; split: string }) {
  const evaluation = card.evaluation?.splits[split]
  const robustness = <Robustness robustness={card.evaluation?.robustness ?? null} />
  if (!evaluation) {
    return (
      <>
        <Box sx={{ gridRow: 'span 3' }}>
          <Section
            title="No evaluation recorded"
            note={`Confusion and reliability were not measured on ${split}. Retraining with train_fer2013.py measures them.`}
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
