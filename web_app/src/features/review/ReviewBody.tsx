import Box from '@mui/material/Box'
import { useMediaQuery, useTheme } from '@mui/material'
import { useState, type ReactNode } from 'react'
import type { SessionDetail } from '@/api'
import { OfflineBanner } from '@/components/OfflineBanner'
import { Cursor } from '@/components/chart/cursor'
import { useShortcut } from '@/lib/shortcuts'
import { around, lengthOf, reveal } from '@/lib/span'
import { EditNotice } from './components/EditNotice'
import { People } from './components/People'
import { Heading } from './components/Heading'
import { Summary } from './components/Summary'
import { Markers } from './components/Markers'
import { NoFaces } from './components/NoFaces'
import { Page } from '@/components/Page'
import { VideoPanel } from './video/VideoPanel'
import { usePlayback } from './video/usePlayback'
import { facesOf } from './logic/faces'
import { ReviewContext, useReview } from './ReviewContext'
import { TimelinePanel } from './timeline/TimelinePanel'
import { useAddMarker } from './useAddMarker'
import { useEdits } from './useEdits'
import { useView } from './useView'

/** How much is shown around a moment that is opened. */
const AROUND = 20_000

interface Props {
  session: SessionDetail
  /** The service stopped responding after the session was loaded. */
  away: boolean
  onRetry: () => void
}

export function ReviewBody({ session, away, onRetry }: Props) {
  const control = useView({ from: session.from, to: session.to })
  const edits = useEdits(session)
  const [cursor] = useState(() => new Cursor())
  const playback = usePlayback(session)
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
    <ReviewContext value={{ ...control, session, edits, cursor, playback, put, goTo }}>
      <Page>
        <Heading />
        {away && <OfflineBanner text="The service isn’t responding. This may be out of date." onRetry={onRetry} />}
        <Seen />
        <EditNotice />
      </Page>
    </ReviewContext>
  )
}

const FACES_BESIDE = 3

/** The results: summary, video if there is one, timeline, people and markers. */
function Seen() {
  const { session, playback } = useReview()
  const theme = useTheme()
  const wide = useMediaQuery(theme.breakpoints.up('md'), { noSsr: true })
  const seen = session.samples > 0
  const addMarker = useAddMarker()
  useShortcut('m', () => {
    if (seen) addMarker()
  })
  const beside = playback !== null && wide
  // A long list of people next to the video would leave a gap below it; markers are usually few.
  const few = facesOf(session.tracks).length <= FACES_BESIDE
  const faces = <People key="faces" />
  const markers = <Markers key="markers" />
  const words = (
    <Box key="words" sx={{ minWidth: 0, display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 2 }}>
      {seen ? <Summary /> : <NoFaces status={session.status} />}
      {seen && beside && (few ? faces : markers)}
    </Box>
  )
  const video = playback && <VideoPanel key="picture" playback={playback} />
  return (
    <>
      <Columns count={playback ? 2 : 1}>{beside ? [video, words] : [words, video]}</Columns>
      {seen && <TimelinePanel />}
      {seen && <Columns count={beside ? 1 : 2}>{beside ? (few ? markers : faces) : [faces, markers]}</Columns>}
    </>
  )
}

/** This many columns in a wide window, one in others. */
function Columns({ count, children }: { count: number; children: ReactNode }) {
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: `repeat(${String(count)}, minmax(0, 1fr))` },
        gap: 2,
        alignItems: 'start',
      }}
    >
      {children}
    </Box>
  )
}
