import Box from '@mui/material/Box'
import type { ReactNode } from 'react'

interface Props {
  label: string
  /** What the rows are named for, then what each column of figures is. */
  columns: readonly string[]
  minWidth?: string
  /** All columns are of one width. */
  even?: boolean
  /** The greatest height, beyond which it scrolls. */
  maxHeight?: string
  /** The rows. */
  children: ReactNode
}

/** A table of figures. A wide one scrolls, with the row names kept in sight. */
export function DataTable({ label, columns: [names, ...columns], minWidth, even = false, maxHeight, children }: Props) {
  return (
    <Box
      role="group"
      aria-label={label}
      tabIndex={0}
      sx={{ overflow: 'auto', maxHeight, position: 'relative', borderRadius: 1 }}
    >
      <Box
        component="table"
        aria-label={label}
        sx={{
          borderCollapse: 'separate',
          borderSpacing: '2px',
          width: '100%',
          minWidth,
          tableLayout: even ? 'fixed' : 'auto',
          fontSize: '0.8125rem',
          '& th, & td': { px: 0.75, py: 0.75, textAlign: 'right', fontWeight: 400, borderRadius: '4px' },
          '& thead th': { color: 'text.secondary', fontSize: '0.75rem' },
          '& thead th, & td': { whiteSpace: 'nowrap' },
          '& .names': {
            textAlign: 'left',
            minWidth: '5.5rem',
            position: 'sticky',
            left: 0,
            bgcolor: 'background.paper',
          },
        }}
      >
        <thead>
          <tr>
            <th scope="col" className="names">
              {names}
            </th>
            {columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </Box>
    </Box>
  )
}

/** The name of a table's row. */
export function RowName({ children }: { children: ReactNode }) {
  return (
    <th scope="row" className="names">
      {children}
    </th>
  )
}
