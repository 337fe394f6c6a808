import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import type { Model, SessionDetail, Timeline } from '@/api'
import { LineSample } from '@/components/chart/LineSample'
import { counted, duration } from '@/lib/amounts'
import { shortDate, timeOfDay } from '@/lib/days'
import { percent } from '@/lib/format'
import { sessionTitle } from '@/lib/sessionTitle'
import { moment } from '@/lib/sessionTime'
import { AVERAGE_COLOUR } from '../logic/chartLines'
import { lineOf, nameOf, shownKeys, visibleFaces } from '../logic/faces'
import { summaryText } from '../logic/summaryText'
import { AVERAGE } from '../logic/urlState'
import { PeopleTable } from './PeopleTable'
import { IndexChart } from './IndexChart'
import { Limits } from './Limits'
import { provenanceFacts } from './provenance'
import { Facts, Part } from './Part'
import { SharesChart } from './SharesChart'

interface Props {
  session: SessionDetail
  timeline: Timeline
  model: Model | undefined
}

/** A session on one or two printed pages. */
export function Report({ session, timeline, model }: Props) {
  const { started_at, duration_ms, faces, samples, shares, tracks, moments, markers, notes } = session
  const shown = shownKeys(null, 'index', tracks)
  const several = visibleFaces(tracks).length > 1
  return (
    <>
      <Box component="header">
        <Typography component="h1" variant="h1" sx={{ overflowWrap: 'anywhere' }}>
          {sessionTitle(session)}
        </Typography>
        <Box sx={{ color: 'text.secondary' }}>
          {`Session on ${shortDate(started_at)}, ${timeOfDay(started_at)} · ${duration(duration_ms)} · ${counted(faces, 'person', 'people')} · ${counted(samples, 'sample')}`}
        </Box>
      </Box>
      <Part title="Summary">
        {summaryText(session)}
        <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 4, rowGap: 1.5, mt: 1.5 }}>
          {shares && (
            <Box sx={{ flex: '1 1 16rem', minWidth: 0 }}>
              <SharesChart shares={shares} />
            </Box>
          )}
          {moments.length > 0 && (
            <Box sx={{ flex: '1 1 14rem' }}>
              <Box sx={{ color: 'text.secondary' }}>Peak moments</Box>
              {moments.map(({ at, face, expression, score }) => (
                <div key={expression}>
                  {`${moment(at)}  ${expression} ${percent(score)} %${several ? `, ${nameOf(face, tracks)}` : ''}`}
                </div>
              ))}
            </Box>
          )}
        </Box>
      </Part>
      <Part title="Expression index over time">
        <IndexChart session={session} timeline={timeline} shown={shown} />
        <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 3 }}>
          {shown.map((key) => (
            <Box key={key} sx={{ display: 'inline-flex', alignItems: 'center', gap: 1 }}>
              {key === AVERAGE ? (
                <LineSample colour={AVERAGE_COLOUR} dash={[]} width={3.5} />
              ) : (
                <LineSample {...lineOf(Number(key), tracks)} />
              )}
              {key === AVERAGE ? 'Average' : nameOf(Number(key), tracks)}
            </Box>
          ))}
        </Box>
      </Part>
      {several && <PeopleTable tracks={tracks} />}
      {markers.length > 0 && (
        <Part title="Markers">
          <Box component="ol" sx={{ m: 0, pl: 3, columns: '16rem auto' }}>
            {markers.map(({ id, at, text }) => (
              <li key={id}>{`${moment(at)}  ${text ?? ''}`}</li>
            ))}
          </Box>
        </Part>
      )}
      {notes && (
        <Part title="Notes">
          <Box sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{notes}</Box>
        </Part>
      )}
      <Part title="Provenance">
        <Facts facts={provenanceFacts(session)} />
      </Part>
      <Limits model={model} />
    </>
  )
}
