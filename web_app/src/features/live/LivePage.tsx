import Box from '@mui/material/Box'
import { visuallyHidden } from '@mui/utils'
import { useTitle } from '@/lib/title'
import { Announcer } from './components/Announcer'
import { Controls } from './components/Controls'
import { FaceList } from './components/FaceList'
import { IndexPanel } from './components/IndexPanel'
import { SharePanel } from './components/SharePanel'
import { Stage } from './components/Stage'

const AREAS = {
  narrow: '"stage" "controls" "faces" "share" "index"',
  wide: '"stage share" "stage faces" "controls faces" "index faces"',
}

/** Shows the live session, which continues on other pages. */
export function LivePage() {
  useTitle('Live')
  return (
    <>
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
        <Stage />
        <Controls />
        <FaceList />
        <IndexPanel />
        <SharePanel />
      </Box>
      <Announcer />
    </>
  )
}
