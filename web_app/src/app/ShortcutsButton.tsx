import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import Button from '@mui/material/Button'
import FormControlLabel from '@mui/material/FormControlLabel'
import IconButton from '@mui/material/IconButton'
import Switch from '@mui/material/Switch'
import Tooltip from '@mui/material/Tooltip'
import { useState } from 'react'
import { Icon } from '@/components/Icon'
import { ShortcutList } from '@/components/ShortcutList'
import { shortcutsOn, turnShortcuts, useShortcut } from '@/lib/shortcuts'
import { useSignal } from '@/lib/signal'

export function ShortcutsButton() {
  const [open, setOpen] = useState(false)
  const on = useSignal(shortcutsOn)
  useShortcut('?', () => {
    setOpen(true)
  })
  const close = () => {
    setOpen(false)
  }
  return (
    <>
      <Tooltip title="Keyboard shortcuts">
        <IconButton
          color="inherit"
          aria-label="Keyboard shortcuts"
          onClick={() => {
            setOpen(true)
          }}
          sx={{ display: { xs: 'none', sm: 'inline-flex' } }}
        >
          <Icon name="keyboard" />
        </IconButton>
      </Tooltip>
      <Dialog open={open} onClose={close} aria-labelledby="shortcuts-title" maxWidth="xs" fullWidth>
        <DialogTitle id="shortcuts-title">Keyboard shortcuts</DialogTitle>
        <DialogContent>
          <ShortcutList />
          <FormControlLabel
            sx={{ mt: 2 }}
            label="Enable single-key shortcuts"
            control={
              <Switch
                checked={on}
                onChange={(_, checked) => {
                  turnShortcuts(checked)
                }}
              />
            }
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={close}>Close</Button>
        </DialogActions>
      </Dialog>
    </>
  )
}
