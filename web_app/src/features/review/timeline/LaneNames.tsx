import Box from '@mui/material/Box'
import { Swatch } from '@/components/Swatch'
import { EXPRESSIONS } from '@/lib/expressions'

/** The name of each expression in the corner of its lane. */
export function LaneNames() {
  return (
    <Box
      aria-hidden
      sx={{ position: 'absolute', inset: 0, display: 'grid', gridAutoRows: '1fr', pointerEvents: 'none' }}
    >
      {EXPRESSIONS.map((name) => (
        <Box key={name} sx={{ fontSize: '0.75rem', lineHeight: 1.4 }}>
          <Box
            sx={{
              display: 'inline-flex',
              alignItems: 'center',
              gap: 0.75,
              px: 0.75,
              ml: '1px',
              mt: '1px',
              borderRadius: 0.5,
              bgcolor: 'rgb(var(--mui-palette-background-paperChannel) / 0.85)',
            }}
          >
            <Swatch name={name} />
            {name}
          </Box>
        </Box>
      ))}
    </Box>
  )
}
