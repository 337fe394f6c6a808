import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'

/** The service is away while there is still something to show: says so, and offers to ask at once. */
export function OfflineBanner({ text, onAsk }: { text: string; onAsk: () => void }) {
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
      <Button size="small" onClick={onAsk}>
        Ask now
      </Button>
    </Box>
  )
}
