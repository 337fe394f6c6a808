import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import { useTitle } from '@/lib/useTitle'
import { SessionList } from './components/SessionList'
import { Toolbar } from './components/Toolbar'
import { PAGE_HEADING } from './focus'
import { useView } from './useView'

/** All that was recorded, like a diary. The address holds search, order, filters and page. */
export function SessionsPage() {
  useTitle('Sessions')
  const { view, change, addressOf } = useView()
  return (
    <Box
      sx={{
        width: '100%',
        maxWidth: '84rem',
        mx: 'auto',
        px: { xs: 1.5, sm: 3 },
        pt: { xs: 3, sm: 4 },
        pb: 12,
      }}
    >
      <Typography component="h1" variant="h1" id={PAGE_HEADING} tabIndex={-1} sx={{ mb: 2, outline: 'none' }}>
        Sessions
      </Typography>
      <Toolbar view={view} onChange={change} />
      <SessionList view={view} onChange={change} addressOf={addressOf} />
    </Box>
  )
}
