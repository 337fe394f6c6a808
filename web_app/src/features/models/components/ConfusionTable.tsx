import Box from '@mui/material/Box'
import ToggleButton from '@mui/material/ToggleButton'
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup'
import { visuallyHidden } from '@mui/utils'
import { useState } from 'react'
import { EXPRESSIONS } from '@/lib/expressions'
import { count, percent } from '@/lib/format'
import { recalls, type Confusion } from '../logic/confusion'
import { DataTable, RowName } from './DataTable'
import { Section } from './Section'

/** The figure in the darkest cell stays readable in both themes. */
const DARKEST = 45

/** The confusion matrix: rows are labels, columns are predictions, darker for a larger share of the row. */
export function ConfusionTable({ confusion }: { confusion: Confusion }) {
  const [unit, setUnit] = useState<'percent' | 'count'>('percent')
  return (
    <Section
      title="Confusion matrix"
      note="One row per label, one column per prediction."
      action={
        <ToggleButtonGroup
          exclusive
          size="small"
          aria-label="Unit"
          sx={{ '@media (pointer: coarse)': { height: 44 } }}
          value={unit}
          onChange={(_, chosen: typeof unit | null) => {
            if (chosen) setUnit(chosen)
          }}
        >
          <ToggleButton value="percent">% of row</ToggleButton>
          <ToggleButton value="count">Faces</ToggleButton>
        </ToggleButtonGroup>
      }
    >
      <DataTable label="Confusion matrix" columns={['label', ...EXPRESSIONS]} minWidth="29rem" even>
        {recalls(confusion).map(({ expression, rows }, row) => (
          <tr key={expression}>
            <RowName>{expression}</RowName>
            {EXPRESSIONS.map((name, column) => (
              <Cell key={name} faces={confusion[row]?.[column] ?? 0} rows={rows} unit={unit} right={row === column} />
            ))}
          </tr>
        ))}
      </DataTable>
    </Section>
  )
}

interface CellProps {
  faces: number
  rows: number
  unit: 'percent' | 'count'
  right: boolean
}

/** One figure to see, both for screen readers. */
function Cell({ faces, rows, unit, right }: CellProps) {
  const share = rows > 0 ? faces / rows : 0
  const [shown, other] =
    unit === 'percent' ? [percent(share), ` %, ${count(faces)} faces`] : [count(faces), ` faces, ${percent(share)} %`]
  return (
    <Box
      component="td"
      sx={{
        bgcolor: `color-mix(in srgb, var(--mui-palette-primary-main) ${(share * DARKEST).toFixed(1)}%, transparent)`,
        fontWeight: right ? 650 : 400,
        boxShadow: right ? 'inset 0 0 0 1px var(--mui-palette-primary-main)' : 'none',
        forcedColorAdjust: 'none',
      }}
    >
      {shown}
      <Box component="span" sx={visuallyHidden}>
        {other}
      </Box>
    </Box>
  )
}
