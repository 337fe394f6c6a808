import Button from '@mui/material/Button'
import Divider from '@mui/material/Divider'
import ListItemText from '@mui/material/ListItemText'
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import { useState } from 'react'
import { exportAddress, isActive, type ExportFormat, type Video } from '@/api'
import { Icon } from '@/components/Icon'
import { percent } from '@/lib/format'
import { useReview } from '../ReviewContext'
import { AnnotateDialog } from '../video/AnnotateDialog'
import { ColumnsDialog } from './ColumnsDialog'

const FORMATS: { format: ExportFormat; name: string; text: string }[] = [
  { format: 'csv', name: 'CSV', text: 'One row per sample, for spreadsheets' },
  { format: 'json', name: 'JSON', text: 'Everything about the session' },
  { format: 'parquet', name: 'Parquet', text: 'Compact and typed, for data tools' },
]

/** Exports every sample as a file, or the annotated video. */
export function ExportButton() {
  const { session, playback } = useReview()
  const { id } = session
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const [open, setOpen] = useState<'columns' | 'annotate' | null>(null)
  const close = () => {
    setAnchor(null)
  }
  const shut = () => {
    setOpen(null)
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
        {playback && (
          <MenuItem
            onClick={() => {
              close()
              setOpen('annotate')
            }}
          >
            <ListItemText primary="Annotated video (MP4)" secondary={annotationStatus(playback.video)} />
          </MenuItem>
        )}
        <Divider />
        <MenuItem
          onClick={() => {
            close()
            setOpen('columns')
          }}
        >
          Export columns
        </MenuItem>
      </Menu>
      {open === 'columns' && <ColumnsDialog onClose={shut} />}
      {open === 'annotate' && playback && <AnnotateDialog playback={playback} onClose={shut} />}
    </>
  )
}

/** Describes the annotated video, or its progress. */
function annotationStatus({ annotation }: Video): string {
  if (annotation && isActive(annotation)) return `In progress, ${percent(annotation.progress)} %`
  return annotation?.status === 'complete' ? 'Ready to download' : 'With boxes drawn in and, if you like, faces blurred'
}
