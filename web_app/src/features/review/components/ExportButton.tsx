import Button from '@mui/material/Button'
import Divider from '@mui/material/Divider'
import ListItemText from '@mui/material/ListItemText'
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import { useState } from 'react'
import { exportAddress, type ExportFormat } from '@/api'
import { Icon } from '@/components/Icon'
import { useReview } from '../ReviewContext'
import { ColumnsDialog } from './ColumnsDialog'

const FORMATS: { format: ExportFormat; name: string; text: string }[] = [
  { format: 'csv', name: 'CSV', text: 'A row for each sample, for spreadsheets' },
  { format: 'json', name: 'JSON', text: 'The same, with all that is known of the session' },
  { format: 'parquet', name: 'Parquet', text: 'Small and typed, for data tools' },
]

/** Every sample as a file, and what its columns mean. */
export function ExportButton() {
  const { id } = useReview().session
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const [explained, setExplained] = useState(false)
  const close = () => {
    setAnchor(null)
  }
  return (
    <>
      <Button
        variant="outlined"
        color="inherit"
        startIcon={<Icon name="save" />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => {
          setAnchor(event.currentTarget)
        }}
      >
        Export
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={close} slotProps={{ list: { 'aria-label': 'Export' } }}>
        {FORMATS.map(({ format, name, text }) => (
          <MenuItem key={format} component="a" href={exportAddress(id, format)} download onClick={close}>
            <ListItemText primary={name} secondary={text} />
          </MenuItem>
        ))}
        <Divider />
        <MenuItem
          onClick={() => {
            close()
            setExplained(true)
          }}
        >
          What the columns mean
        </MenuItem>
      </Menu>
      {explained && (
        <ColumnsDialog
          onClose={() => {
            setExplained(false)
          }}
        />
      )}
    </>
  )
}
