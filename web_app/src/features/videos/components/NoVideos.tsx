import { ListState } from '@/components/ListState'
import { StatePanel } from '@/components/StatePanel'

/** No video was ever sent, or all are erased. */
export const NoVideos = () => (
  <ListState>
    <StatePanel
      drawing="videos"
      title="No videos yet"
      text="A video is read on the computer that runs Mien, and what was seen becomes a session to review. The file itself is erased then, unless you keep it."
    />
  </ListState>
)
