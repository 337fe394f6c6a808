import Box from '@mui/material/Box'
import type { KeyboardEvent } from 'react'
import { Link } from 'react-router'
import type { Session } from '@/api'
import { shortDate, timeOfDay } from '@/lib/days'
import { linkId } from '../focus'
import { factsOf, titleOf, unclearLabel } from '../logic/labels'
import type { RowHandlers } from '../rowHandlers'
import { AnalysingBadge } from './AnalysingBadge'
import { DamagedBadge } from './DamagedBadge'
import { RecordingBadge } from './RecordingBadge'
import { TitleEditor } from './TitleEditor'

interface Props extends Pick<RowHandlers, 'onAct' | 'onRenamed'> {
  session: Session
  dated: boolean
  renaming: boolean
}

const ONE_LINE = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const

/** A session's title, as a link or an editor, above its facts and the first line of its notes. */
export function SessionTitle({ session, dated, renaming, onAct, onRenamed }: Props) {
  const when = (dated ? `${shortDate(session.started_at)}, ` : '') + timeOfDay(session.started_at)
  return (
    <Box sx={{ gridArea: 'title', minWidth: 0 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.25, minHeight: '1.5rem' }}>
        {renaming ? (
          <Box sx={{ flex: 1 }}>
            <TitleEditor session={session} onDone={() => onRenamed(session)} />
          </Box>
        ) : (
          <Title session={session} onAct={onAct} />
        )}
        {session.damaged && <DamagedBadge />}
        {session.status === 'recording' && <RecordingBadge />}
        {session.status === 'analysing' && <AnalysingBadge />}
      </Box>
      <Box
        sx={{
          mt: 0.25,
          fontSize: '0.8125rem',
          color: 'text.secondary',
          ...ONE_LINE,
          whiteSpace: { xs: 'normal', lg: 'nowrap' },
        }}
      >
        <Box component="span" sx={{ display: { lg: 'none' } }}>{`${when} · `}</Box>
        {factsOf(session).join(' · ')}
        <Box component="span" sx={{ display: { lg: 'none' } }}>
          {session.unclear ? ` · ${unclearLabel(session)}` : ''}
        </Box>
      </Box>
      {session.notes && (
        <Box sx={{ mt: 0.25, fontSize: '0.8125rem', color: 'text.secondary', fontStyle: 'italic', ...ONE_LINE }}>
          {session.notes}
        </Box>
      )}
    </Box>
  )
}

function Title({ session, onAct }: Pick<Props, 'session' | 'onAct'>) {
  if (!session.damaged) return <TitleLink session={session} onAct={onAct} />
  return (
    <Box component="span" id={linkId(session.id)} tabIndex={-1} sx={{ minWidth: 0, fontWeight: 600, ...ONE_LINE }}>
      {titleOf(session)}
    </Box>
  )
}

/** The link covers the whole row. While it is focused, F2 renames and Delete deletes. */
function TitleLink({ session, onAct }: Pick<Props, 'session' | 'onAct'>) {
  const title = titleOf(session)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'F2') onAct('rename', session)
    if (event.key === 'Delete') onAct('delete', session)
  }
  return (
    <Box
      component={Link}
      id={linkId(session.id)}
      to={`/sessions/${session.id}`}
      title={title}
      onKeyDown={onKeyDown}
      sx={{
        minWidth: 0,
        color: session.title ? 'text.primary' : 'text.secondary',
        fontWeight: 600,
        textDecoration: 'none',
        ...ONE_LINE,
        '&::after': { content: '""', position: 'absolute', inset: 0 },
        '&:focus-visible': { outline: 'none' },
        '&:focus-visible::after': {
          outline: '2px solid var(--mui-palette-primary-main)',
          outlineOffset: -2,
          borderRadius: 1,
        },
      }}
    >
      {title}
    </Box>
  )
}
