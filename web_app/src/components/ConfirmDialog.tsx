import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { useId, type ReactNode } from 'react'

interface Props {
  title: string
  /** What will happen, and a field if more than a click is required. */
  children: ReactNode
  action: string
  /** Red, for what can't be undone. */
  danger?: boolean
  /** The action isn't possible yet. */
  blocked?: boolean
  busy?: boolean
  onConfirm: () => void
  onCancel: () => void
}

/** Asks for confirmation; open while mounted. */
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
