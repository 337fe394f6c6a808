import { isActive, type Video } from '@/api'
import { type Upload } from '@/uploads'

/** An upload, then its video. Both have the same id, so that one row shows both. */
export interface Row {
  id: string
  name: string
  /** Null once the service lists the video. */
  upload: Upload | null
  video: Video | null
}

/**
 * Newest first: what this page uploaded, then the other videos of the service.
 * A row keeps its place when its upload becomes a video.
 */
export function rowsOf(uploads: readonly Upload[], videos: readonly Video[]): Row[] {
  const known = new Map(videos.map((video) => [video.id, video]))
  const own = new Set(uploads.map(({ id }) => id))
  const shown = uploads.filter(({ id, stage }) => known.has(id) || stage.kind !== 'listed')
  return [
    ...shown.toReversed().map((upload) => rowOf(known.get(upload.id), upload)),
    ...videos.filter(({ id }) => !own.has(id)).map((video) => rowOf(video, null)),
  ]
}

function rowOf(video: Video | undefined, upload: Upload | null): Row {
  const id = video?.id ?? upload?.id ?? ''
  const name = video?.title ?? upload?.name ?? ''
  return { id, name: name || 'Untitled video', upload: video ? null : upload, video: video ?? null }
}

const ON_ITS_WAY = new Set(['waiting', 'sending', 'paused', 'sent'])

/** Whether it is still being uploaded or analysed. */
export const isPending = ({ upload, video }: Row): boolean =>
  video ? isActive(video) : upload !== null && ON_ITS_WAY.has(upload.stage.kind)

/** For each active video, how many are ahead of it. */
export function queuePositions(videos: readonly Video[]): Map<string, number> {
  const working = videos.filter(isActive).sort((one, other) => one.received_at - other.received_at)
  return new Map(working.map(({ id }, place) => [id, place]))
}
