import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { useQuery } from '@tanstack/react-query'
import { columnsQuery } from '@/api'

/** What each column of an export means. */
export function ColumnsDialog({ onClose }: { onClose: () => void }) {
  const { data: columns, isError } = useQuery(columnsQuery)
  return (
    <Dialog open onClose={onClose} aria-labelledby="columns" maxWidth="md" fullWidth>
      <DialogTitle id="columns">Export columns</DialogTitle>
      <DialogContent tabIndex={0}>
        <Box component="p" sx={{ mt: 0 }}>
          Files number faces from 0: P1 is face 0, P2 is face 1.
        </Box>
        {isError && 'The service isn’t responding. Retrying every few seconds.'}
        <Box component="table" sx={{ borderCollapse: 'collapse', width: 1, fontSize: '0.875rem', '& th, & td': CELL }}>
          <thead>
            <tr>
              <th scope="col">Column</th>
              <th scope="col">Unit</th>
              <th scope="col">Meaning</th>
            </tr>
          </thead>
          <tbody>
            {columns?.map(({ name, unit, description }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{unit ?? '–'}</td>
                <td>{description}</td>
              </tr>
            ))}
          </tbody>
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Close</Button>
      </DialogActions>
    </Dialog>
  )
}

const CELL = {
  textAlign: 'left',
  verticalAlign: 'top',
  fontWeight: 400,
  pr: 2,
  py: 0.75,
  borderBottom: 1,
  borderColor: 'divider',
}
