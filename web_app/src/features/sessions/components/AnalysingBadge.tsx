import Box from '@mui/material/Box'
import { Link } from 'react-router'

/** This session's video is still being analysed; links to the Videos page for its progress. */
export function AnalysingBadge() {
  return (
    <Box
      component={Link}
      to="/videos"
      sx={{
        position: 'relative',
        zIndex: 1,
        fontSize: '0.75rem',
        fontWeight: 600,
        color: 'primary.main',
        whiteSpace: 'nowrap',
        textUnderlineOffset: 3,
      }}
    >
      Analysing
    </Box>
  )
}
