import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'

/** Above content that can't be refreshed because the service is away. */
export function OfflineBanner({ text, onRetry }: { text: string; onRetry: () => void }) {
  return (
    <Box
      role="status"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1,
        px: 2,
        py: 1,
        border: 1,
        borderColor: 'warning.main',
        borderRadius: 1,
        bgcolor: 'background.paper',
      }}
    >
      <Typography variant="body2" sx={{ flex: '1 1 16rem' }}>
        {text}
      </Typography>
      <Button size="small" onClick={onRetry}>
        Retry now
      </Button>
    </Box>
  )
}
