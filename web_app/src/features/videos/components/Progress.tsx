import LinearProgress from '@mui/material/LinearProgress'

/** A progress bar, from 0 to 1. */
export function Progress({ label, value }: { label: string; value: number }) {
  return (
    <LinearProgress
      variant="determinate"
      value={Math.round(value * 1000) / 10}
      aria-label={label}
      sx={{ height: 6, borderRadius: 3, bgcolor: 'divider', '& .MuiLinearProgress-bar': { borderRadius: 3 } }}
    />
  )
}
