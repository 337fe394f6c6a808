import { queryOptions } from '@tanstack/react-query'
import { RequestRejected } from './errors'
import { cancelVideo as deleteVideo, getVideo, listVideos, type Consent, type Video } from './generated'
import { sendFile, type Transfer } from './sendFile'
import { sessionQuery } from './sessions'
import { ensureOk, unwrap } from './unwrap'

const SECOND = 1000

/** How a video is analysed, and whether its file is kept. */
export interface VideoRequest {
  /** Null: the service's default. */
  model: string | null
  /** How many frames of each second are analysed. */
  rate: number | 'all'
  keep: boolean
  consent: Consent
}

export type SendVideo = (id: string, file: File, request: VideoRequest, transfer: Transfer) => Promise<void>

/** Whether its analysis is running or queued. */
export const isActive = ({ status }: Pick<Video, 'status'>): boolean => status === 'queued' || status === 'running'

/** All videos, newest first; fetched every second while one is active. */
export const videosQuery = queryOptions({
  retry: false,
  queryKey: ['videos', 'list'],
  queryFn: ({ signal }) => unwrap(listVideos({ signal })),
  refetchInterval: ({ state: { status, data } }) => {
    if (status === 'error') return 5 * SECOND
    return data?.videos.some(isActive) ? SECOND : false
  },
})

/** The video of a session; null for a live recording. Fetched again while it is analysed or annotated. */
export const videoQuery = (id: string) =>
  queryOptions({
    queryKey: [...sessionQuery(id).queryKey, 'video'],
    queryFn: ({ signal }) => findVideo(id, signal),
    retry: false,
    staleTime: SECOND,
    refetchInterval: ({ state: { status, data } }) => {
      if (status === 'error') return 5 * SECOND
      if (data?.annotation && isActive(data.annotation)) return SECOND
      return data && isActive(data) ? 3 * SECOND : false
    },
  })

/** Whether the service has this video. */
export const hasVideo = async (id: string): Promise<boolean> => (await findVideo(id)) !== null

async function findVideo(id: string, signal?: AbortSignal): Promise<Video | null> {
  try {
    return await unwrap(getVideo({ path: { session_id: id }, ...(signal && { signal }) }))
  } catch (error) {
    if (error instanceof RequestRejected && error.status === 404) return null
    throw error
  }
}

/** Uploads a video to be analysed; resolves once the service has it, rejects with one of `errors.ts`. */
export const sendVideo: SendVideo = (id, file, { model, rate, keep, consent }, transfer) => {
  const form = new FormData()
  form.set('id', id)
  if (model !== null) form.set('model', model)
  form.set('rate', String(rate))
  form.set('keep', String(keep))
  form.set('consent_at', String(consent.at))
  form.set('consent_version', consent.version)
  // Last, so that a form without its end is known by its file.
  form.set('file', file)
  return sendFile('POST', '/api/videos', form, transfer)
}

/** Uploads the file of a session again, to be kept; rejects where it is another file. */
export function keepVideo(id: string, file: File, transfer: Transfer): Promise<void> {
  const form = new FormData()
  form.set('file', file)
  return sendFile('PUT', videoAddress(id), form, transfer)
}

/** Cancels an analysis and deletes its results; of a finished one it deletes only the kept file. */
export const cancelVideo = (id: string): Promise<void> => ensureOk(deleteVideo({ path: { session_id: id } }))

/** The address the kept file is played from. */
export const videoAddress = (id: string): string => `/api/videos/${encodeURIComponent(id)}/file`
