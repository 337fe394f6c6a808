import Typography from '@mui/material/Typography'
import { Page } from '@/components/Page'
import { useTitle } from '@/lib/title'
import { SessionList } from './components/SessionList'
import { Toolbar } from './components/Toolbar'
import { PAGE_HEADING } from './focus'
import { useView } from './useView'

/** All sessions, grouped by day. The URL holds search, order, filters and page. */
export function SessionsPage() {
  useTitle('Sessions')
  const { view, change, addressOf } = useView()
  return (
    <Page width="84rem">
      <Typography component="h1" variant="h1" id={PAGE_HEADING} tabIndex={-1} sx={{ outline: 'none' }}>
        Sessions
      </Typography>
      <Toolbar view={view} onChange={change} />
      <SessionList view={view} onChange={change} addressOf={addressOf} />
    </Page>
  )
}
