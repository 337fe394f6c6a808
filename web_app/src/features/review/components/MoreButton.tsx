import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import { useState } from 'react'
import { IconAction } from '@/components/IconAction'
import { DeleteDialog } from './DeleteDialog'
import { NotesDialog } from './NotesDialog'

/** Notes and Delete. */
export function MoreButton() {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const [open, setOpen] = useState<'notes' | 'erase' | null>(null)
  const choose = (what: typeof open) => {
    setAnchor(null)
    setOpen(what)
  }
  const close = () => {
    setOpen(null)
  }
  return (
    <>
      <IconAction
        name="more"
        label="More"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => {
          setAnchor(event.currentTarget)
        }}
      />
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => {
          setAnchor(null)
        }}
        slotProps={{ list: { 'aria-label': 'More' } }}
      >
        <MenuItem onClick={() => choose('notes')}>Notes</MenuItem>
        <MenuItem onClick={() => choose('erase')}>Delete</MenuItem>
      </Menu>
      {open === 'notes' && <NotesDialog onClose={close} />}
      {open === 'erase' && <DeleteDialog onClose={close} />}
    </>
  )
}
