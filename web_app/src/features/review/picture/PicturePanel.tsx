import Paper from '@mui/material/Paper'
import { Chapters } from './Chapters'
import { Keeping } from './Keeping'
import { Screen } from './Screen'
import type { Picture } from './usePicture'

/** The video beside what was seen in it. */
export function PicturePanel({ picture }: { picture: Picture }) {
  return (
    <Paper component="section" variant="outlined" aria-label="Video" sx={{ minWidth: 0, overflow: 'hidden' }}>
      <Screen picture={picture} />
      <Chapters />
      <Keeping picture={picture} />
    </Paper>
  )
}
