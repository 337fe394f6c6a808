import Box from '@mui/material/Box'

/** What is stored of this session cannot be read. */
export function DamagedBadge() {
  return (
    <Box component="span" sx={{ fontSize: '0.75rem', fontWeight: 600, color: 'error.main', whiteSpace: 'nowrap' }}>
      Damaged
    </Box>
  )
}
