import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { useId, type ReactNode } from 'react'

interface Props {
  title: string
  /** What will happen, in words; a field too where more than a click is asked for. */
  children: ReactNode
  action: string
  /** Red, where it cannot be taken back. */
  danger?: boolean
  /** The action is not possible yet. */
  blocked?: boolean
  busy?: boolean
  onConfirm: () => void
  onCancel: () => void
}

/** Asks before something happens; it is open while it is there. */
export function ConfirmDialog(props: Props) {
  const { title, children, action, danger = false, blocked = false, busy = false, onConfirm, onCancel } = props
  const name = useId()
  return (
    <Dialog open onClose={onCancel} aria-labelledby={name} maxWidth="xs" fullWidth>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (!blocked && !busy) onConfirm()
        }}
      >
        <DialogTitle id={name}>{title}</DialogTitle>
        <DialogContent>{children}</DialogContent>
        <DialogActions sx={{ px: 3, pb: 2 }}>
          <Button color="inherit" onClick={onCancel}>
            Cancel
          </Button>
          <Button
            type="submit"
            variant="contained"
            color={danger ? 'error' : 'primary'}
            disabled={blocked || busy}
            // White on the dark theme's own red is too pale.
            sx={danger ? { '&:not(.Mui-disabled)': { bgcolor: 'error.dark' } } : {}}
          >
            {action}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
