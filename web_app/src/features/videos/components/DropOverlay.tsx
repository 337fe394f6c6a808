import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import { Illustration } from '@/components/Illustration'

/** Covers the window while files are dragged over it. */
export function DropOverlay() {
  return (
    <Box
      aria-hidden
      sx={{
        position: 'fixed',
        inset: 0,
        zIndex: 'tooltip',
        display: 'grid',
        placeItems: 'center',
        placeContent: 'center',
        gap: 2,
        pointerEvents: 'none',
        outline: '2px dashed var(--mui-palette-primary-main)',
        outlineOffset: -8,
        bgcolor: 'background.default',
      }}
    >
      <Illustration name="videos" />
      <Typography variant="h2" component="p">
        Drop to add
      </Typography>
    </Box>
  )
}
