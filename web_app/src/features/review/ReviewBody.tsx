import Box from '@mui/material/Box'
import { useState } from 'react'
import type { SessionDetail } from '@/api'
import { AwayLine } from '@/components/AwayLine'
import { Cursor } from '@/components/chart/cursor'
import { StatePanel } from '@/components/StatePanel'
import { useShortcut } from '@/lib/shortcuts'
import { around, lengthOf } from '@/lib/span'
import { sessionTitle } from '@/lib/sessionTitle'
import { useTitle } from '@/lib/useTitle'
import { DoneBar } from './components/DoneBar'
import { Faces } from './components/Faces'
import { Heading } from './components/Heading'
import { InShort } from './components/InShort'
import { Markers } from './components/Markers'
import { Page } from '@/components/Page'
import { ReviewContext } from './ReviewContext'
import { TimelinePanel } from './timeline/TimelinePanel'
import { useAddMarker } from './useAddMarker'
import { useEdits } from './useEdits'
import { useView } from './useView'

/** How much around a moment is shown when somebody goes there. */
const AROUND = 20_000

interface Props {
  session: SessionDetail
  /** The service stopped answering since the session came. */
  away: boolean
  onAsk: () => void
}

export function ReviewBody({ session, away, onAsk }: Props) {
  useTitle(sessionTitle(session))
  const control = useView({ from: session.from, to: session.to })
  const edits = useEdits(session)
  const [cursor] = useState(() => new Cursor())
  const goTo = (at: number) => {
    const { bounds, view, choose } = control
    cursor.hold(at)
    choose(around(at, Math.min(AROUND, lengthOf(view.span)), bounds))
  }
  return (
    <ReviewContext value={{ ...control, session, edits, cursor, goTo }}>
      <Page>
        <Heading />
        {away && <AwayLine text="The service does not answer; what you see is as it was." onAsk={onAsk} />}
        {session.samples === 0 ? <Nobody recording={session.status === 'recording'} /> : <Seen />}
        <DoneBar />
      </Page>
    </ReviewContext>
  )
}

function Seen() {
  useShortcut('m', useAddMarker())
  return (
    <>
      <InShort />
      <TimelinePanel />
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' },
          gap: 2,
          alignItems: 'start',
        }}
      >
        <Faces />
        <Markers />
      </Box>
    </>
  )
}

function Nobody({ recording }: { recording: boolean }) {
  return (
    <Box sx={{ display: 'grid', placeItems: 'center', minHeight: '50dvh' }}>
      {recording ? (
        <StatePanel drawing="starting" title="Nothing has arrived yet" text="It shows here as it is recorded." />
      ) : (
        <StatePanel
          drawing="nobody"
          title="Nobody was seen in it"
          text="No face was found in the whole session, so there is nothing to show over time."
        />
      )}
    </Box>
  )
}
