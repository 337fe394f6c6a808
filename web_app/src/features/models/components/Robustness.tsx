import Typography from '@mui/material/Typography'
import type { Condition, Robustness as Measured } from '@/api'
import { count, exactPercent } from '@/lib/format'
import { DataTable, RowName } from './DataTable'
import { Section } from './Section'

const TITLE = 'Robustness in frames'

/** How it holds up where faces are found in larger pictures, and are darker, smaller or half covered there. */
export function Robustness({ robustness }: { robustness: Measured | null }) {
  if (!robustness) return <Section title={TITLE} note="This was not measured on this model." />
  return (
    <Section title={TITLE} note={robustness.protocol}>
      <DataTable label={TITLE} columns={['Faces', 'Found', 'Right', 'Unclear']}>
        <tr>
          <RowName>The crops themselves, no frame around them</RowName>
          <td>–</td>
          <td>{exactPercent(robustness.direct)}</td>
          <td>–</td>
        </tr>
        {robustness.conditions.map((condition) => (
          <Row key={condition.name} condition={condition} />
        ))}
      </DataTable>
      <Typography variant="body2" color="textSecondary">
        Right: of the faces found. Unclear: those for which Mien says so instead of an expression.
      </Typography>
    </Section>
  )
}

function Row({ condition: { description, rows, found, accuracy, unclear } }: { condition: Condition }) {
  return (
    <tr title={`${count(rows)} faces`}>
      <RowName>{description}</RowName>
      <td>{exactPercent(found)}</td>
      <td>{accuracy === null ? '–' : exactPercent(accuracy)}</td>
      <td>{exactPercent(unclear)}</td>
    </tr>
  )
}
