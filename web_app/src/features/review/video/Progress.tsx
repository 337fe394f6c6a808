import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import LinearProgress from '@mui/material/LinearProgress'
import Typography from '@mui/material/Typography'
import { percent } from '@/lib/format'

interface Props {
  label: string
  /** From 0 to 1. */
  share: number
  /** More, such as the time left. */
  note?: string
  onCancel: () => void
}

/** Progress with Cancel. */
export function Progress({ label, share, note, onCancel }: Props) {
  return (
    <Box sx={{ width: 1, display: 'flex', alignItems: 'center', gap: 2 }}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box sx={{ display: 'flex', justifyContent: 'space-between', columnGap: 2, flexWrap: 'wrap', mb: 0.75 }}>
          <Typography variant="body2">{`${label}, ${percent(share)} %`}</Typography>
          {note && (
            <Typography variant="body2" color="textSecondary">
              {note}
            </Typography>
          )}
        </Box>
        <LinearProgress
          variant="determinate"
          aria-label={label}
          value={share * 100}
          sx={{ height: 6, borderRadius: 1 }}
        />
      </Box>
      <Button color="inherit" size="small" onClick={onCancel}>
        Cancel
      </Button>
    </Box>
  )
}
