import Box from '@mui/material/Box'
import { visuallyHidden } from '@mui/utils'
import { useEffect, useState } from 'react'
import { analyseFrame, delivery } from '@/api'
import { Announcer } from './components/Announcer'
import { Controls } from './components/Controls'
import { FaceList } from './components/FaceList'
import { IndexPanel } from './components/IndexPanel'
import { SharePanel } from './components/SharePanel'
import { Stage } from './components/Stage'
import { LiveSession } from './engine/session'
import { LiveContext } from './LiveContext'
import { FinishedNotice } from './recording/FinishedNotice'
import { LiveTitle } from './recording/LiveTitle'
import { Recorder } from './recording/recorder'
import { useModel } from './useModel'

const AREAS = {
  narrow: '"stage" "controls" "faces" "share" "index"',
  wide: '"stage share" "stage faces" "controls faces" "index faces"',
}

export function LivePage() {
  const [session] = useState(() => new LiveSession(analyseFrame, new Recorder(delivery)))
  const [mirrored, setMirrored] = useState(true)
  useEffect(() => session.connect(), [session])
  useModel(session)
  return (
    <LiveContext value={session}>
      <Box component="h1" sx={visuallyHidden}>
        Live view
      </Box>
      <Box
        sx={{
          flex: { xs: 1, md: 'none' },
          display: 'grid',
          gap: { xs: 1.5, sm: 2 },
          p: { xs: 1.5, sm: 2, lg: 3 },
          gridTemplateAreas: { xs: AREAS.narrow, md: AREAS.wide },
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) clamp(20rem, 26vw, 62rem)' },
          gridTemplateRows: { md: 'auto minmax(10rem, 1fr) auto clamp(13rem, 24vh, 30rem)' },
          height: { md: 'calc(100dvh - 56px)' },
          minHeight: { md: '46rem' },
        }}
      >
        <Stage mirrored={mirrored} />
        <Controls mirrored={mirrored} onMirror={setMirrored} />
        <FaceList />
        <IndexPanel />
        <SharePanel />
      </Box>
      <Announcer />
      <LiveTitle />
      <FinishedNotice />
    </LiveContext>
  )
}
