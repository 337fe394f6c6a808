import Box from '@mui/material/Box'
import Checkbox from '@mui/material/Checkbox'
import InputBase from '@mui/material/InputBase'
import Skeleton from '@mui/material/Skeleton'
import Typography from '@mui/material/Typography'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { sessionsQuery, type Session } from '@/api'
import { IndexThumbnail } from '@/components/IndexThumbnail'
import { Section } from '@/components/Section'
import { counted, duration } from '@/lib/amounts'
import { shortDate, timeOfDay } from '@/lib/days'
import { sessionTitle } from '@/lib/sessionTitle'
import { MOST, toggle, type Selection } from '../logic/urlState'

const SHOWN = 20

interface Props {
  chosen: Selection
  onChoose: (next: Selection) => void
}

/** The list to choose sessions from; the first one is the reference. */
export function SessionPicker({ chosen, onChoose }: Props) {
  const [search, setSearch] = useState('')
  const { data, isError } = useQuery(sessionsQuery({ search, per_page: SHOWN }))
  return (
    <Section
      title="Choose two to six sessions"
      note="The first one is the reference for the others."
      action={
        <InputBase
          type="search"
          value={search}
          placeholder="Search"
          onChange={(event) => {
            setSearch(event.target.value)
          }}
          inputProps={{ 'aria-label': 'Search sessions', maxLength: 200 }}
          sx={{
            border: 1,
            borderColor: 'divider',
            borderRadius: 1,
            px: 1.5,
            height: 40,
            width: { xs: '9rem', sm: '14rem' },
          }}
        />
      }
    >
      {isError && <Typography role="status">The service isn’t responding. Retrying every few seconds.</Typography>}
      {!data && !isError && <Skeleton variant="rounded" height={240} />}
      {data?.sessions.length === 0 && (
        <Typography role="status" color="textSecondary">
          {search ? 'No title or note matches.' : 'No sessions yet.'}
        </Typography>
      )}
      <Box component="ul" aria-label="Sessions" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {data?.sessions.map((session) => (
          <Row
            key={session.id}
            session={session}
            checked={chosen.sessions.includes(session.id)}
            full={chosen.sessions.length >= MOST}
            onToggle={() => {
              onChoose(toggle(chosen, session.id))
            }}
          />
        ))}
      </Box>
      {data && data.total > data.sessions.length && (
        <Typography variant="body2" color="textSecondary">
          {`Showing ${String(data.sessions.length)} of ${String(data.total)}. Search for others, or select them in `}
          <Link to="/sessions">Sessions</Link>.
        </Typography>
      )}
    </Section>
  )
}

interface RowProps {
  session: Session
  checked: boolean
  full: boolean
  onToggle: () => void
}

function Row({ session, checked, full, onToggle }: RowProps) {
  const { started_at, duration_ms, faces, index_line, damaged } = session
  const when = `${shortDate(started_at)}, ${timeOfDay(started_at)}`
  const facts = damaged ? [when, 'Damaged'] : [when, duration(duration_ms), counted(faces, 'person', 'people')]
  return (
    <Box component="li" sx={{ borderTop: 1, borderColor: 'divider' }}>
      <Box component="label" sx={{ display: 'flex', alignItems: 'center', gap: 1, py: 0.75, cursor: 'pointer' }}>
        <Checkbox checked={checked} disabled={!checked && (full || damaged)} onChange={onToggle} />
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Box sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{sessionTitle(session)}</Box>
          <Box sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>{facts.join(' · ')}</Box>
        </Box>
        <Box sx={{ display: { xs: 'none', sm: 'block' } }}>
          <IndexThumbnail values={index_line} />
        </Box>
      </Box>
    </Box>
  )
}
