import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import { useQuery } from '@tanstack/react-query'
import { storageQuery } from '@/api'
import { OfflineBanner } from '@/components/OfflineBanner'
import { Page } from '@/components/Page'
import { errorMessage } from '@/lib/errorMessage'
import { useTitle } from '@/lib/title'
import { EraseEverything } from './components/EraseEverything'
import { Retention } from './components/Retention'
import { Privacy } from './components/Privacy'
import { StorageSummary } from './components/StorageSummary'

/** What is stored and where, for how long, and how to erase it. */
export function SettingsPage() {
  useTitle('Settings')
  const { data: stored, error, refetch } = useQuery(storageQuery)
  return (
    <Page width="48rem" gap={3}>
      <Box>
        <Typography component="h1" variant="h1">
          Settings
        </Typography>
        <Typography color="textSecondary">What Mien stores, for how long, and how to erase it.</Typography>
      </Box>
      {error && (
        <OfflineBanner
          text={`${errorMessage(error)} Retrying every few seconds; nothing was changed.`}
          onRetry={() => void refetch()}
        />
      )}
      <StorageSummary stored={stored} />
      <Privacy database={stored?.database} />
      <Retention stored={stored} />
      <EraseEverything stored={stored} />
    </Page>
  )
}
