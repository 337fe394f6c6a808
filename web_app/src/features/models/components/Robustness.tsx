import Typography from '@mui/material/Typography'
import type { Condition, Robustness as Measured } from '@/api'
import { count, exactPercent, sentence } from '@/lib/format'
import { DataTable, RowName } from './DataTable'
import { Section } from './Section'

const TITLE = 'Robustness in frames'
const COLUMNS = ['Condition', 'Detected', 'Accuracy', 'Bare crops', 'Unclear', 'Accuracy if clear']

/** Accuracy on faces within frames, and on darker, smaller or half covered ones. */
export function Robustness({ robustness }: { robustness: Measured | null }) {
  if (!robustness) return <Section title={TITLE} note="Not measured for this model." />
  const { protocol, direct, conditions } = robustness
  const faces = Math.max(...conditions.map(({ rows }) => rows))
  return (
    <Section title={TITLE} note={sentence(protocol)}>
      <DataTable label={TITLE} columns={COLUMNS} minWidth="36rem">
        {conditions.map((condition) => (
          <Row key={condition.name} condition={condition} />
        ))}
      </DataTable>
      <Typography variant="body2" color="textSecondary">
        {count(faces)} faces each. All columns but the first are shares of the detected faces. As bare crops, without a
        frame around them, accuracy on all these faces is {exactPercent(direct)}.
      </Typography>
    </Section>
  )
}

function Row({ condition }: { condition: Condition }) {
  const { description, found, accuracy, direct, unclear, clear_accuracy: clear } = condition
  return (
    <tr>
      <RowName>{description.charAt(0).toUpperCase() + description.slice(1)}</RowName>
      <td>{exactPercent(found)}</td>
      <td>{shareOrNone(accuracy)}</td>
      <td>{shareOrNone(direct)}</td>
      <td>{exactPercent(unclear)}</td>
      <td>{shareOrNone(clear)}</td>
    </tr>
  )
}

const shareOrNone = (share: number | null | undefined) => (typeof share === 'number' ? exactPercent(share) : '–')
