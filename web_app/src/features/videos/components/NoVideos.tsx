import { ListState } from '@/components/ListState'
import { StatePanel } from '@/components/StatePanel'

/** There are no videos. */
export const NoVideos = () => (
  <ListState>
    <StatePanel
      drawing="videos"
      title="No videos yet"
      text="A video is analysed on the computer that runs Mien and becomes a session to review. The file is then deleted, unless you keep it."
    />
  </ListState>
)
