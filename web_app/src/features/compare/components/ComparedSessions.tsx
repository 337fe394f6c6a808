import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { Link } from 'react-router'
import type { SessionDetail } from '@/api'
import { LineSample } from '@/components/chart/LineSample'
import { SelectField } from '@/components/SelectField'
import { Icon } from '@/components/Icon'
import { IconAction } from '@/components/IconAction'
import { Section } from '@/components/Section'
import { counted, duration } from '@/lib/amounts'
import { shortDate, timeOfDay } from '@/lib/days'
import { faceLine } from '@/lib/faceLines'
import { sessionTitle } from '@/lib/sessionTitle'
import { moment } from '@/lib/sessionTime'
import { toggle, type Selection } from '../logic/urlState'
import { alignedName, markersNamed, sharedNames } from '../logic/alignment'

interface Props {
  sessions: readonly SessionDetail[]
  chosen: Selection
  onChoose: (next: Selection) => void
  /** Back to the list of sessions. */
  onPick: () => void
}

/** The compared sessions, and the moment at which each is aligned. */
export function ComparedSessions({ sessions, chosen, onChoose, onPick }: Props) {
  return (
    <Section
      title="Sessions"
      action={
        <Button variant="outlined" color="inherit" startIcon={<Icon name="edit" />} onClick={onPick}>
          Change
        </Button>
      }
    >
      <Box component="ul" aria-label="Compared sessions" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {sessions.map((session, place) => (
          <Row
            key={session.id}
            session={session}
            place={place}
            marker={chosen.markers[place] ?? ''}
            onAlign={(marker) => {
              const markers = chosen.markers.map((old, at) => (at === place ? marker : old))
              onChoose({ ...chosen, markers, span: null })
            }}
            onRemove={() => {
              onChoose(toggle(chosen, session.id))
            }}
          />
        ))}
      </Box>
      <AlignAll sessions={sessions} chosen={chosen} onChoose={onChoose} />
    </Section>
  )
}

const START = 'The start'

/** Aligns all sessions at a marker that each of them has. */
function AlignAll({ sessions, chosen, onChoose }: Omit<Props, 'onPick'>) {
  const names = sharedNames(sessions)
  if (names.length === 0) return null
  const own = chosen.markers.some(Boolean) ? ['own'] : []
  const value = alignedName(sessions, chosen.markers) ?? own[0] ?? ''
  return (
    <Box>
      <SelectField
        label="Align all at"
        value={value}
        options={[
          { value: '', name: START.toLowerCase() },
          ...names.map((name) => ({ value: name, name: `the marker “${name}”` })),
          ...(value === 'own' ? [{ value: 'own', name: 'custom' }] : []),
        ]}
        onChange={(name) => {
          const markers = name === '' ? sessions.map(() => '') : markersNamed(name, sessions)
          onChoose({ ...chosen, markers, span: null })
        }}
      />
    </Box>
  )
}

interface RowProps {
  session: SessionDetail
  place: number
  marker: string
  onAlign: (marker: string) => void
  onRemove: () => void
}

function Row({ session, place, marker, onAlign, onRemove }: RowProps) {
  const { id, started_at, duration_ms, faces, markers } = session
  const title = sessionTitle(session)
  const facts = [
    `${shortDate(started_at)}, ${timeOfDay(started_at)}`,
    duration(duration_ms),
    counted(faces, 'person', 'people'),
  ]
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 1.5,
        rowGap: 0.5,
        py: 1,
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      <LineSample {...faceLine(place)} width={2.5} />
      <Box sx={{ flex: '1 1 12rem', minWidth: 0 }}>
        <Box
          component={Link}
          to={`/sessions/${id}`}
          sx={{ fontWeight: 600, color: 'text.primary', overflowWrap: 'anywhere', textUnderlineOffset: 3 }}
        >
          {title}
        </Box>
        <Box sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>
          {[place === 0 ? 'reference' : null, ...facts].filter(Boolean).join(' · ')}
        </Box>
      </Box>
      {markers.length > 0 && (
        <SelectField
          label={`Align ${title} at`}
          labelHidden
          value={marker}
          options={[
            { value: '', name: START },
            ...markers.map(({ id, at, text }) => ({ value: id, name: `${text ?? ''} (${moment(at)})` })),
          ]}
          onChange={onAlign}
        />
      )}
      <IconAction name="close" label={`Remove ${title}`} onClick={onRemove} />
    </Box>
  )
}
