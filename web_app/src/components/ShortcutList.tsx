import Box from '@mui/material/Box'
import { SHORTCUTS } from '@/lib/shortcuts'

export function ShortcutList() {
  return (
    <Box component="dl" sx={{ display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: 2, rowGap: 1, m: 0 }}>
      {SHORTCUTS.map(({ key, does }) => (
        <Box key={key} sx={{ display: 'contents' }}>
          <Box component="dt">
            <Box
              component="kbd"
              sx={{
                fontFamily: 'inherit',
                fontSize: '0.8125rem',
                border: 1,
                borderColor: 'divider',
                borderRadius: 1,
                px: 1,
                py: 0.25,
              }}
            >
              {key.length === 1 ? key.toUpperCase() : key}
            </Box>
          </Box>
          <Box component="dd" sx={{ m: 0 }}>
            {does}
          </Box>
        </Box>
      ))}
    </Box>
  )
}
