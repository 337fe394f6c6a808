import { queryOptions } from '@tanstack/react-query'
import { answer, done } from './answer'
import { Refused } from './failures'
import { cancelVideo as deleteVideo, getVideo, listVideos, type Video } from './generated'

const SECOND = 1000

/** Whether its analysis runs or waits to. */
export const isAtWork = ({ status }: Pick<Video, 'status'>): boolean => status === 'queued' || status === 'running'

/** The videos, the newest first: asked for each second while one is at work, else only when somebody wants to know. */
export const videosQuery = queryOptions({
  retry: false,
  queryKey: ['videos', 'list'],
  queryFn: ({ signal }) => answer(listVideos({ signal })),
  refetchInterval: ({ state: { status, data } }) => {
    if (status === 'error') return 5 * SECOND
    return data?.videos.some(isAtWork) ? SECOND : false
  },
})

/** Stops an analysis and erases what it had; of a finished one it erases the kept file alone. */
export const cancelVideo = (id: string): Promise<void> => done(deleteVideo({ path: { session_id: id } }))

/** Whether the service has this video. */
export async function hasVideo(id: string): Promise<boolean> {
  try {
    await answer(getVideo({ path: { session_id: id } }))
    return true
  } catch (error) {
    if (error instanceof Refused && error.status === 404) return false
    throw error
  }
}
