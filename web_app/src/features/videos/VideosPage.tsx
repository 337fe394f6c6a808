import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import { useState } from 'react'
import { type VideoRequest } from '@/api'
import { Page } from '@/components/Page'
import { notice } from '@/lib/notice'
import { useSignal } from '@/lib/signal'
import { useTitle } from '@/lib/title'
import { uploads } from '@/uploads'
import { AnalyseDialog } from './components/AnalyseDialog'
import { DropOverlay } from './components/DropOverlay'
import { DropZone } from './components/DropZone'
import { VideoList } from './components/VideoList'
import { PAGE_HEADING } from './focus'
import { useFilesDrop } from './useFilesDrop'
import { useVideos } from './useVideos'

/** Video files: added, uploaded and analysed; each becomes a session. */
export function VideosPage() {
  useTitle('Videos')
  const [chosen, setChosen] = useState<readonly File[]>([])
  const accepted = useSignal(notice.accepted)
  const videos = useVideos()
  const choose = (files: readonly File[]) => {
    if (files.length === 0) return
    setChosen((before) => [...before, ...files])
    // They wait until the notice is accepted.
    if (!accepted) notice.show()
  }
  const over = useFilesDrop(choose)
  const start = (files: readonly File[], asked: VideoRequest) => {
    setChosen([])
    uploads.add(files, asked)
  }
  return (
    <Page width="84rem" gap={3}>
      <Box>
        <Typography component="h1" variant="h1" id={PAGE_HEADING} tabIndex={-1} sx={{ outline: 'none' }}>
          Videos
        </Typography>
        <Typography color="textSecondary">
          Each file is analysed on the computer that runs Mien and becomes a session to review.
        </Typography>
      </Box>
      <DropZone limits={videos.list} onChoose={choose} />
      <VideoList {...videos} />
      {accepted && chosen.length > 0 && (
        <AnalyseDialog
          files={chosen}
          maxBytes={videos.list?.max_bytes}
          onFiles={setChosen}
          onStart={start}
          onCancel={() => setChosen([])}
        />
      )}
      {over && <DropOverlay />}
    </Page>
  )
}
