import type { Row } from './rows'
import { isPending } from './rows'

/** What a listener is told when the rows changed: which ended, and how. Nothing of their progress. */
export function announcementOf(before: readonly Row[], now: readonly Row[]): string {
  const pending = new Set(before.filter(isPending).map(({ id }) => id))
  return now
    .filter((row) => pending.has(row.id) && !isPending(row))
    .map(({ name, upload, video }) => {
      if (video?.status === 'complete') return `${name} is finished.`
      if (video?.status === 'failed') return `${name} was not analysed. ${video.detail ?? ''}`.trim()
      if (upload?.stage.kind === 'failed') return `${name} was not sent. ${upload.stage.detail}`
      return `${name} is cancelled.`
    })
    .join(' ')
}
