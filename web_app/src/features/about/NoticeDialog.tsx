import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import Link from '@mui/material/Link'
import Typography from '@mui/material/Typography'
import { Link as RouterLink } from 'react-router'
import { notice } from '@/lib/notice'
import { useSignal } from '@/lib/signal'
import { NoticeText } from './NoticeText'

/** Shown at first use, to be accepted before a camera or a video starts; later opened from the header. */
export function NoticeDialog() {
  const open = useSignal(notice.open)
  const accepted = useSignal(notice.accepted)
  return (
    <Dialog open={open} onClose={notice.close} aria-labelledby="notice-title" maxWidth="sm" fullWidth scroll="paper">
      <DialogTitle id="notice-title">{accepted ? 'About and limits' : 'Before you begin'}</DialogTitle>
      <DialogContent dividers>
        <NoticeText level="h3" />
        <Typography sx={{ mt: 2 }}>
          <Link component={RouterLink} to="/models" onClick={notice.close}>
            Accuracy figures
          </Link>
          {' · '}
          <Link component={RouterLink} to="/about" onClick={notice.close}>
            Credits and licences
          </Link>
        </Typography>
      </DialogContent>
      <DialogActions>
        {accepted ? (
          <Button onClick={notice.close}>Close</Button>
        ) : (
          <>
            <Button color="inherit" onClick={notice.close}>
              Not now
            </Button>
            <Button variant="contained" onClick={notice.accept}>
              I understand and agree
            </Button>
          </>
        )}
      </DialogActions>
    </Dialog>
  )
}
