import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import { useQuery } from '@tanstack/react-query'
import { storageQuery } from '@/api'
import { AwayLine } from '@/components/AwayLine'
import { Page } from '@/components/Page'
import { reasonOf } from '@/lib/reason'
import { useTitle } from '@/lib/title'
import { EraseEverything } from './components/EraseEverything'
import { Keeping } from './components/Keeping'
import { Privacy } from './components/Privacy'
import { Stored } from './components/Stored'

/** What is stored and where, for how long, and how to be rid of it. */
export function SettingsPage() {
  useTitle('Settings')
  const { data: stored, error, refetch } = useQuery(storageQuery)
  return (
    <Page width="48rem" gap={3}>
      <Box>
        <Typography component="h1" variant="h1">
          Settings
        </Typography>
        <Typography color="textSecondary">What Mien keeps, for how long, and how to be rid of it.</Typography>
      </Box>
      {error && (
        <AwayLine
          text={`${reasonOf(error)} Nothing was changed; it is asked again every few seconds.`}
          onAsk={() => void refetch()}
        />
      )}
      <Stored stored={stored} />
      <Privacy database={stored?.database} />
      <Keeping stored={stored} />
      <EraseEverything stored={stored} />
    </Page>
  )
}
