import Box from '@mui/material/Box'
import { useState } from 'react'
import type { SessionDetail } from '@/api'
import { AwayLine } from '@/components/AwayLine'
import { Cursor } from '@/components/chart/cursor'
import { StatePanel } from '@/components/StatePanel'
import { useShortcut } from '@/lib/shortcuts'
import { around, lengthOf, reveal } from '@/lib/span'
import { sessionTitle } from '@/lib/sessionTitle'
import { useTitle } from '@/lib/useTitle'
import { DoneBar } from './components/DoneBar'
import { Faces } from './components/Faces'
import { Heading } from './components/Heading'
import { InShort } from './components/InShort'
import { Markers } from './components/Markers'
import { Page } from '@/components/Page'
import { PicturePanel } from './picture/PicturePanel'
import { usePicture } from './picture/usePicture'
import { ReviewContext, useReview } from './ReviewContext'
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
  const picture = usePicture(session)
  const goTo = (at: number) => {
    const { bounds, view, choose } = control
    cursor.hold(at)
    choose(around(at, Math.min(AROUND, lengthOf(view.span)), bounds))
  }
  const put = (at: number) => {
    const { bounds, view, move } = control
    const span = reveal(at, view.span, bounds)
    cursor.hold(at)
    if (span !== view.span) move(span)
  }
  return (
    <ReviewContext value={{ ...control, session, edits, cursor, picture, put, goTo }}>
      <Page>
        <Heading />
        {away && <AwayLine text="The service does not answer; what you see is as it was." onAsk={onAsk} />}
        <AtAGlance />
        {session.samples > 0 && <Seen />}
        <DoneBar />
      </Page>
    </ReviewContext>
  )
}

function Seen() {
  useShortcut('m', useAddMarker())
  return (
    <>
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

/** What it was in short, and the picture beside it where there is one. */
function AtAGlance() {
  const { session, picture } = useReview()
  const words = session.samples > 0 ? <InShort /> : <Nobody status={session.status} />
  if (!picture) return words
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' },
        gap: 2,
        alignItems: 'start',
      }}
    >
      {words}
      <PicturePanel picture={picture} />
    </Box>
  )
}

const YET: Partial<Record<SessionDetail['status'], string>> = {
  recording: 'It shows here as it is recorded.',
  analysing: 'It shows here as the video is analysed.',
}

function Nobody({ status }: Pick<SessionDetail, 'status'>) {
  const yet = YET[status]
  return (
    <Box sx={{ display: 'grid', placeItems: 'center', minHeight: '50dvh' }}>
      {yet !== undefined ? (
        <StatePanel drawing="starting" title="Nothing has arrived yet" text={yet} />
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
