import { queryOptions } from '@tanstack/react-query'
import { answer, done } from './answer'
import { Refused } from './failures'
import {
  annotateVideo,
  eraseAnnotation as deleteAnnotation,
  getSamples,
  getVideo,
  type Annotation,
  type SampleColumns,
  type Video,
} from './generated'
import { sessionQuery } from './sessions'
import { sendFile, type Transfer } from './upload'
import { isAtWork } from './videos'

const SECOND = 1000

/** The part of a session's clock that samples are asked for. */
export interface Window {
  from: number
  to: number
}

/** The video that a session was made from; null where it was recorded live. Asked again while something is made of it. */
export const videoQuery = (id: string) =>
  queryOptions({
    queryKey: [...sessionQuery(id).queryKey, 'video'],
    queryFn: async ({ signal }): Promise<Video | null> => {
      try {
        return await answer(getVideo({ path: { session_id: id }, signal }))
      } catch (error) {
        if (error instanceof Refused && error.status === 404) return null
        throw error
      }
    },
    retry: false,
    staleTime: SECOND,
    refetchInterval: ({ state: { status, data } }) => {
      if (status === 'error') return 5 * SECOND
      if (data?.annotation && isAtWork(data.annotation)) return SECOND
      return data && isAtWork(data) ? 3 * SECOND : false
    },
  })

/** Every sample of a part of a session with its box, as the columns of one answer or of several. */
export const samplesQuery = (id: string, { from, to }: Window) =>
  queryOptions({
    queryKey: [...sessionQuery(id).queryKey, 'samples', from, to],
    queryFn: async ({ signal }) => {
      const columns: SampleColumns[] = []
      for (let next = from; next < to; ) {
        const part = await answer(getSamples({ path: { session_id: id }, query: { from: next, to }, signal }))
        columns.push(part)
        next = part.to > next ? part.to : to
      }
      return columns
    },
    retry: false,
    structuralSharing: false,
    refetchInterval: ({ state: { status } }) => status === 'error' && 5 * SECOND,
  })

/** Sends the file of a session once more, to be kept; rejects where it is another one. */
export function keepVideo(id: string, file: File, transfer: Transfer): Promise<void> {
  const form = new FormData()
  form.set('file', file)
  return sendFile('PUT', videoAddress(id), form, transfer)
}

/** Lets the service draw boxes and expressions into the kept video. */
export const annotate = (id: string, blur: boolean): Promise<Annotation> =>
  answer(annotateVideo({ path: { session_id: id }, body: { blur } }))

/** Cancels that, or erases what it made. */
export const eraseAnnotation = (id: string): Promise<void> => done(deleteAnnotation({ path: { session_id: id } }))

/** Where the kept file is played from, and where the annotated one is downloaded. */
export const videoAddress = (id: string): string => `/api/videos/${encodeURIComponent(id)}/file`
export const annotationAddress = (id: string): string => `/api/videos/${encodeURIComponent(id)}/annotation/file`
