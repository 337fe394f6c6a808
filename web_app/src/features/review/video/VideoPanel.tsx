import Paper from '@mui/material/Paper'
import { Chapters } from './Chapters'
import { VideoStorage } from './VideoStorage'
import { VideoPlayer } from './VideoPlayer'
import type { Playback } from './usePlayback'

/** The video with its boxes, controls and chapters. */
export function VideoPanel({ playback }: { playback: Playback }) {
  return (
    <Paper component="section" variant="outlined" aria-label="Video" sx={{ minWidth: 0, overflow: 'hidden' }}>
      <VideoPlayer playback={playback} />
      <Chapters />
      <VideoStorage playback={playback} />
    </Paper>
  )
}
