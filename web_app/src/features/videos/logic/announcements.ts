import type { Row } from './rows'
import { isPending } from './rows'

/** The announcement for changed rows: which have finished, and how. Progress is not announced. */
export function announcementOf(before: readonly Row[], now: readonly Row[]): string {
  const pending = new Set(before.filter(isPending).map(({ id }) => id))
  return now
    .filter((row) => pending.has(row.id) && !isPending(row))
    .map(({ name, upload, video }) => {
      if (video?.status === 'complete') return `${name} is finished.`
      if (video?.status === 'failed') return `${name} could not be analysed. ${video.detail ?? ''}`.trim()
      if (upload?.stage.kind === 'failed') return `${name} could not be uploaded. ${upload.stage.detail}`
      return `${name} was cancelled.`
    })
    .join(' ')
}
