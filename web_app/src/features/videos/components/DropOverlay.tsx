import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import { Illustration } from '@/components/Illustration'

/** Over the whole window while files hover above it. */
export function DropOverlay() {
  return (
    <Box
      aria-hidden
      sx={{
        position: 'fixed',
        inset: 8,
        zIndex: 'tooltip',
        display: 'grid',
        placeItems: 'center',
        placeContent: 'center',
        gap: 2,
        pointerEvents: 'none',
        border: '2px dashed',
        borderColor: 'primary.main',
        borderRadius: 2,
        bgcolor: 'background.default',
        opacity: 0.95,
      }}
    >
      <Illustration name="films" />
      <Typography variant="h2" component="p">
        Let go to add them
      </Typography>
    </Box>
  )
}
