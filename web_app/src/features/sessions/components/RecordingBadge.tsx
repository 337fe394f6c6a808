import Box from '@mui/material/Box'

/** A pulsing red dot: this session is still being recorded. */
export function RecordingBadge() {
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.75,
        fontSize: '0.75rem',
        fontWeight: 600,
        color: 'text.primary',
        whiteSpace: 'nowrap',
        '&::before': {
          content: '""',
          width: 8,
          height: 8,
          borderRadius: '50%',
          bgcolor: 'error.main',
          animation: 'recording-pulse 1.6s ease-in-out infinite',
        },
        '@keyframes recording-pulse': { '50%': { opacity: 0.35 } },
      }}
    >
      Recording
    </Box>
  )
}
