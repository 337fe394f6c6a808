import Box from '@mui/material/Box'
import { IndexThumbnail } from '@/components/IndexThumbnail'
import type { Session } from '@/api'
import { size } from '@/lib/amounts'
import { rowId } from '../focus'
import type { Row } from '../reading/rows'
import { fileFacts, foundFigures, uploadWords, videoWords, type Words } from '../reading/words'
import type { RowActions } from '../useActions'
import { Actions } from './Actions'
import { Progress } from './Progress'
import { RowTitle } from './RowTitle'

interface Props {
  row: Row
  /** How many videos are analysed before it. */
  before: number
  /** What was found in it, once that is known. */
  session: Session | undefined
  failure: string | undefined
  actions: RowActions
}

const MUTED = { fontSize: '0.8125rem', color: 'text.secondary' } as const

/** One video: what it is called, how far it is, what can be done with it. Its height is the same in each state. */
export function VideoRow({ row, before, session, failure, actions }: Props) {
  const { video, upload } = row
  const words = wordsOf(row, before, session)
  const facts = video ? fileFacts(video) : [size(upload?.bytes ?? 0)]
  const complete = video?.status === 'complete'
  return (
    <Box
      component="li"
      id={rowId(row.id)}
      tabIndex={-1}
      aria-label={row.name}
      sx={{
        position: 'relative',
        display: 'grid',
        gridTemplateAreas: {
          xs: '"main" "facts" "actions"',
          sm: '"main actions" "facts actions"',
          lg: '"main line facts actions"',
        },
        gridTemplateColumns: {
          xs: 'minmax(0, 1fr)',
          sm: 'minmax(0, 1fr) 13rem',
          lg: 'minmax(0, 1fr) 144px 11rem 13rem',
        },
        alignItems: 'center',
        columnGap: 3,
        rowGap: 0.5,
        px: 2,
        py: 1.5,
        minHeight: 104,
        borderTop: 1,
        borderColor: 'divider',
        '&:first-of-type': { borderTop: 0 },
        '&:focus-visible': { outlineOffset: -2 },
        ...(complete && { '@media (hover: hover)': { '&:hover': { bgcolor: 'action.hover' } } }),
      }}
    >
      <Box sx={{ gridArea: 'main', minWidth: 0, display: 'grid', gap: 0.5 }}>
        <RowTitle row={row} />
        <Status words={words} />
        <Below words={words} failure={failure} />
      </Box>
      <Box sx={{ gridArea: 'line', display: { xs: 'none', lg: 'block' } }}>
        {complete && session && <IndexThumbnail values={session.index_line} />}
      </Box>
      <Box sx={{ ...MUTED, gridArea: 'facts', minWidth: 0 }}>{facts.join(' · ')}</Box>
      <Actions row={row} actions={actions} />
    </Box>
  )
}

function wordsOf({ upload, video }: Row, before: number, session: Session | undefined): Words {
  if (video) {
    const words = videoWords(video, before)
    return video.status === 'complete' && session ? { ...words, figures: foundFigures(session) } : words
  }
  return upload ? uploadWords(upload) : { status: '', tone: 'calm', figures: [], note: '', progress: null }
}

const COLOURS = { calm: 'text.primary', done: 'text.primary', failed: 'error.main' } as const

function Status({ words: { status, tone, figures } }: { words: Words }) {
  return (
    <Box sx={{ ...MUTED, minHeight: '1.25rem' }}>
      <Box component="span" sx={{ color: COLOURS[tone], fontWeight: 550 }}>
        {status}
      </Box>
      {figures.map((figure) => (
        <Box key={figure} component="span" sx={{ whiteSpace: 'nowrap', '&::before': { content: '" · "' } }}>
          {figure}
        </Box>
      ))}
    </Box>
  )
}

/** The bar while there is progress, else what is to be said; the room is the same. */
function Below({ words: { progress, note }, failure }: { words: Words; failure: string | undefined }) {
  return (
    <Box sx={{ ...MUTED, minHeight: '1.25rem', display: 'grid', alignItems: 'center', overflowWrap: 'anywhere' }}>
      {progress ? <Progress {...progress} /> : note}
      {failure && (
        <Box role="alert" sx={{ color: 'error.main' }}>
          {failure}
        </Box>
      )}
    </Box>
  )
}
