import Box from '@mui/material/Box'
import Paper from '@mui/material/Paper'
import Skeleton from '@mui/material/Skeleton'
import { visuallyHidden } from '@mui/utils'

const ROWS = [46, 31, 58]

/** A placeholder while the list loads. */
export function ListSkeleton() {
  return (
    <Box>
      <Box component="p" role="status" sx={visuallyHidden}>
        Loading videos
      </Box>
      <Paper aria-hidden variant="outlined" sx={{ mt: 4 }}>
        {ROWS.map((width) => (
          <Box
            key={width}
            sx={{
              minHeight: { xs: 200, sm: 128, lg: 104 },
              px: 2,
              py: 2,
              borderTop: 1,
              borderColor: 'divider',
              '&:first-of-type': { borderTop: 0 },
            }}
          >
            <Skeleton width={`${String(width)}%`} />
            <Skeleton width="40%" />
            <Skeleton width="65%" />
          </Box>
        ))}
      </Paper>
    </Box>
  )
}
