import Box from '@mui/material/Box'
import { DataTable, RowName } from './DataTable'

interface Props {
  label: string
  columns: readonly string[]
  rows: readonly (readonly string[])[]
}

/** The data of a plot, as a table that can be opened. */
export function PlotData({ label, columns, rows }: Props) {
  return (
    <Box component="details" sx={{ fontSize: '0.8125rem', minWidth: 0 }}>
      <Box component="summary" sx={{ cursor: 'pointer', color: 'text.secondary', py: 1 }}>
        {label} data
      </Box>
      <DataTable label={`${label} data`} columns={columns} maxHeight="18rem">
        {rows.map(([first, ...rest]) => (
          <tr key={first}>
            <RowName>{first}</RowName>
            {rest.map((text, column) => (
              <td key={column}>{text}</td>
            ))}
          </tr>
        ))}
      </DataTable>
    </Box>
  )
}
