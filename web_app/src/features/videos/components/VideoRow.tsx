import Box from '@mui/material/Box'
import { IndexThumbnail } from '@/components/IndexThumbnail'
import type { Session } from '@/api'
import { rowId } from '../focus'
import type { Row } from '../logic/rows'
import { foundFigures, uploadLabels, videoLabels, type RowLabels } from '../logic/labels'
import type { RowActions } from '../useActions'
import { Actions } from './Actions'
import { Facts } from './Facts'
import { RowTitle } from './RowTitle'
import { StatusLines } from './StatusLines'

interface Props {
  row: Row
  /** How many videos are ahead of it. */
  before: number
  /** Its session, once that is known. */
  session: Session | undefined
  failure: string | undefined
  actions: RowActions
}

/** One video: name, status, facts and actions. Equally high in each state. */
export function VideoRow({ row, before, session, failure, actions }: Props) {
  const { video } = row
  const words = labelsOf(row, before, session)
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
          sm: 'minmax(0, 1fr) 11rem',
          lg: 'minmax(0, 1fr) 144px 13rem 11rem',
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
      <Box sx={{ gridArea: 'main', minWidth: 0, display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 0.5 }}>
        <RowTitle row={row} />
        <StatusLines words={words} failure={failure} />
      </Box>
      <Box sx={{ gridArea: 'line', display: { xs: 'none', lg: 'block' } }}>
        {complete && session && <IndexThumbnail values={session.index_line} />}
      </Box>
      <Facts row={row} />
      <Actions row={row} actions={actions} />
    </Box>
  )
}

function labelsOf({ upload, video }: Row, before: number, session: Session | undefined): RowLabels {
  if (video) {
    const words = videoLabels(video, before)
    return video.status === 'complete' && session ? { ...words, figures: foundFigures(session) } : words
  }
  return upload ? uploadLabels(upload) : { status: '', tone: 'calm', figures: [], note: '', progress: null }
}
