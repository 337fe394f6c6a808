import Box from '@mui/material/Box'
import Paper from '@mui/material/Paper'
import Skeleton from '@mui/material/Skeleton'
import { visuallyHidden } from '@mui/utils'

const ROWS = [62, 38, 51, 44, 70, 33, 56, 47]

/** A placeholder while the first page loads. */
export function ListSkeleton() {
  return (
    <Box>
      <Box component="p" role="status" sx={visuallyHidden}>
        Loading sessions
      </Box>
      <Box aria-hidden sx={{ pt: 7 }}>
        <Skeleton width={120} sx={{ mb: 1, ml: { xs: 1, sm: 2 }, fontSize: '0.9375rem' }} />
        <Paper variant="outlined">
          {ROWS.map((width) => (
            <Box
              key={width}
              sx={{
                display: 'flex',
                alignItems: 'center',
                gap: 3,
                minHeight: { xs: 132, lg: 76 },
                px: 3,
                borderTop: 1,
                borderColor: 'divider',
                '&:first-of-type': { borderTop: 0 },
              }}
            >
              <Box sx={{ flex: 1 }}>
                <Skeleton width={`${String(width)}%`} />
                <Skeleton width="40%" />
              </Box>
              <Skeleton variant="rounded" height={32} sx={{ width: 150, display: { xs: 'none', lg: 'block' } }} />
              <Skeleton variant="rounded" height={20} sx={{ width: 240, display: { xs: 'none', lg: 'block' } }} />
            </Box>
          ))}
        </Paper>
      </Box>
    </Box>
  )
}
