import Box from '@mui/material/Box'
import Paper from '@mui/material/Paper'
import { lazy, Suspense } from 'react'
import { Chapters } from './Chapters'
import { KEEPING, stageLook, TRANSPORT } from './look'
import type { Picture } from './usePicture'

const Screen = lazy(async () => ({ default: (await import('./Screen')).Screen }))
const Keeping = lazy(async () => ({ default: (await import('./Keeping')).Keeping }))

/** The video beside what was seen in it. The player's code comes when there is something to play. */
export function PicturePanel({ picture }: { picture: Picture }) {
  return (
    <Paper component="section" variant="outlined" aria-label="Video" sx={{ minWidth: 0, overflow: 'hidden' }}>
      <Suspense fallback={<Room picture={picture} />}>
        <Screen picture={picture} />
      </Suspense>
      <Chapters />
      <Suspense fallback={<Box sx={{ height: picture.video.kept ? KEEPING : 0 }} />}>
        <Keeping picture={picture} />
      </Suspense>
    </Paper>
  )
}

/** As much room as the screen will take. */
function Room({ picture }: { picture: Picture }) {
  return (
    <>
      <Box role="status" aria-label="The video is loading" sx={stageLook(picture.video)} />
      <Box sx={{ height: TRANSPORT }} />
    </>
  )
}
