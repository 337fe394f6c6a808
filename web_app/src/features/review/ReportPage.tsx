import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import GlobalStyles from '@mui/material/GlobalStyles'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { modelsQuery, sessionQuery, timelineQuery } from '@/api'
import { Icon } from '@/components/Icon'
import { sessionTitle } from '@/lib/sessionTitle'
import { useTitle } from '@/lib/title'
import { Page } from '@/components/Page'
import { SessionState } from './components/SessionState'
import { Report } from './report/Report'

/** How many steps a printed line shows. */
const BUCKETS = 350

/** A printable report of a session. */
export function ReportPage() {
  const { id = '' } = useParams()
  const session = useQuery(sessionQuery(id))
  const timeline = useQuery(timelineQuery(id, { buckets: BUCKETS }))
  const { data: models = [], isPending } = useQuery(modelsQuery)
  useTitle(session.data ? `Report: ${sessionTitle(session.data)}` : 'Report')
  const retry = () => {
    void session.refetch()
    void timeline.refetch()
  }
  if (!session.data || !timeline.data || isPending) {
    return (
      <Page>
        <SessionState error={session.error ?? timeline.error} onRetry={retry} />
      </Page>
    )
  }
  const model = models.find(({ name }) => name === session.data.made_with.model)
  return (
    <>
      <GlobalStyles styles={PRINT} />
      <Box data-screen sx={{ ...COLUMN, display: 'flex', flexWrap: 'wrap', gap: 1, pt: 2 }}>
        <Button component={Link} to={`/sessions/${id}`} color="inherit" startIcon={<Icon name="earlier" />}>
          Back to session
        </Button>
        <Box sx={{ flex: 1 }} />
        <Button
          variant="contained"
          startIcon={<Icon name="print" />}
          onClick={() => {
            print()
          }}
        >
          Print or save as PDF
        </Button>
      </Box>
      <Box component="article" data-theme="light" data-paper sx={PAPER}>
        <Report session={session.data} timeline={timeline.data} model={model} />
      </Box>
    </>
  )
}

const COLUMN = { width: '100%', maxWidth: '56rem', mx: 'auto', px: { xs: 1.5, sm: 3 } }

/** Paper is light in the dark theme too. */
const PAPER = {
  ...COLUMN,
  my: 2,
  p: { xs: 2, sm: 5 },
  bgcolor: 'background.paper',
  color: 'text.primary',
  border: 1,
  borderColor: 'divider',
  borderRadius: 1,
  fontSize: '0.8125rem',
  lineHeight: 1.5,
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr)',
  gap: 2.5,
} as const

/** Prints only the paper, with its colours. */
const PRINT = {
  '@page': { margin: '13mm' },
  '@media print': {
    html: { background: '#fff', fontSize: '15px' },
    body: { background: '#fff' },
    ':has(> main) > :not(main), [data-screen]': { display: 'none !important' },
    'main, :has(> main)': { display: 'block !important', minHeight: '0 !important' },
    '[data-paper]': {
      display: 'block !important',
      margin: '0 !important',
      padding: '0 !important',
      border: '0 !important',
      maxWidth: 'none !important',
      fontSize: '0.75rem !important',
      printColorAdjust: 'exact',
      '& > * + *': { marginTop: '12px' },
    },
  },
} as const
