import type { Session, Video } from '@/api'
import { counted, duration, size } from '@/lib/amounts'
import { count, percent } from '@/lib/format'
import type { Upload } from '@/uploads'

const SECOND = 1000
const MINUTE = 60 * SECOND

/** The texts of a row. */
export interface RowLabels {
  status: string
  tone: 'calm' | 'done' | 'failed'
  /** Details next to the status, such as the time left. */
  figures: readonly string[]
  /** Shown below if there is no progress bar. */
  note: string
  progress: { label: string; value: number } | null
}

const calm = { tone: 'calm', figures: [], note: '', progress: null } as const

/** The time left, rounded up. */
export function timeLeftLabel(milliseconds: number): string {
  if (milliseconds < 10 * SECOND) return 'a few seconds left'
  if (milliseconds < MINUTE) return `about ${String(Math.ceil(milliseconds / (5 * SECOND)) * 5)} s left`
  return `about ${duration(Math.ceil(milliseconds / MINUTE) * MINUTE)} left`
}

/** The speed of an analysis compared with the video's own time. */
export function speedLabel(times: number): string {
  if (times > 0.95 && times < 1.05) return 'real time'
  const number = times >= 10 ? String(Math.round(times)) : String(Number(times.toFixed(1)))
  return times < 0.05 ? 'far below real time' : `${number}× real time`
}

/** The texts of an upload's row. */
export function uploadLabels({ name, stage }: Upload): RowLabels {
  const transfer = (value: number) => ({ label: `Uploading ${name}`, value })
  switch (stage.kind) {
    case 'waiting':
      return { ...calm, status: 'Waiting to upload', progress: transfer(0) }
    case 'sending':
      return { ...calm, ...sendingLabels(stage), progress: transfer(shareOf(stage)) }
    case 'paused':
      return { ...calm, status: 'Waiting to upload', note: pausedNote(stage.detail) }
    case 'sent':
    case 'listed':
      return { ...calm, status: 'Queued for analysis', progress: { label: `Analysing ${name}`, value: 0 } }
    case 'failed':
      return { ...calm, status: 'Upload failed', tone: 'failed', note: stage.detail }
    case 'cancelled':
      return { ...calm, status: 'Cancelled', note: 'Nothing was stored.' }
  }
}

type Sending = Extract<Upload['stage'], { kind: 'sending' }>

const shareOf = ({ sent, total }: Sending): number => (total > 0 ? Math.min(1, sent / total) : 0)

function sendingLabels(stage: Sending): Pick<RowLabels, 'status' | 'figures'> {
  const { sent, total, since, at } = stage
  if (sent >= total) return { status: 'Uploaded, saving', figures: [] }
  const figures = [`${percent(shareOf(stage))} %`, `${size(sent)} of ${size(total)}`]
  const elapsed = at - since
  // The first moments show buffers, not the network.
  if (elapsed >= SECOND && sent > 0) figures.push(timeLeftLabel(((total - sent) * elapsed) / sent))
  return { status: 'Uploading', figures }
}

const pausedNote = (detail: string | null): string =>
  detail === null
    ? 'The service isn’t responding. Nothing is lost: the upload starts as soon as it does.'
    : `${detail} Retrying automatically.`

/** The texts of a video's row; `before` is how many are ahead of it. */
export function videoLabels(video: Video, before = 0): RowLabels {
  const analysis = { label: `Analysing ${video.title || video.name}`, value: video.progress }
  switch (video.status) {
    case 'queued':
      return {
        ...calm,
        status: 'Queued for analysis',
        figures: before > 0 ? [`${counted(before, 'video')} ahead`] : [],
        // Why it waits, if not for others.
        ...(video.remark === null ? { progress: analysis } : { note: video.remark }),
      }
    case 'running':
      return { ...calm, status: 'Analysing', figures: runningFigures(video), progress: analysis }
    case 'complete':
      return { ...calm, status: 'Finished', tone: 'done', figures: facts(video), note: finishedNote(video) }
    case 'failed':
      return { ...calm, status: 'Analysis failed', tone: 'failed', note: video.detail ?? 'The service gave no reason.' }
    case 'cancelled':
      return { ...calm, status: 'Cancelled', note: 'The file and its results were deleted.' }
  }
}

function runningFigures({ progress, speed, eta_ms, frames_done, frames_total }: Video): string[] {
  const figures = [`${percent(progress)} %`]
  if (eta_ms !== null) figures.push(timeLeftLabel(eta_ms))
  if (speed !== null) figures.push(speedLabel(speed))
  if (frames_done > 0) {
    figures.push(
      frames_total === null
        ? counted(frames_done, 'frame')
        : `${count(frames_done)} of ${counted(frames_total, 'frame')}`,
    )
  }
  return figures
}

const facts = ({ media, frames_done }: Video): string[] => [
  ...(media?.duration_ms ? [duration(media.duration_ms)] : []),
  counted(frames_done, 'frame'),
]

function finishedNote({ kept, remark }: Video): string {
  const file = kept ? 'The video is kept for review.' : 'The video was deleted after its analysis.'
  return remark ? `${file} ${remark}` : file
}

/** "62 min", "2 people": what the session of a finished video knows better than its file. */
export const foundFigures = ({ duration_ms, faces }: Session): string[] => [
  duration(duration_ms),
  faces === 0 ? 'no faces' : counted(faces, 'person', 'people'),
]

/** "24.0 MB", "640 × 480". */
export const fileFacts = ({ bytes, media }: Pick<Video, 'bytes' | 'media'>): string[] => [
  size(bytes),
  ...(media ? [`${String(media.width)} × ${String(media.height)}`] : []),
]

/** "10 frames per second", "mini_xception". */
export const analysisFacts = ({ rate, model }: Video): string[] => [
  rate === null ? 'every frame' : `${counted(rate, 'frame')} per second`,
  model,
]

/** Why a file can't be uploaded; null if it can. */
export function rejectReason({ size: bytes }: Pick<File, 'size'>, maxBytes: number | undefined): string | null {
  if (bytes === 0) return 'This file is empty.'
  if (maxBytes !== undefined && bytes > maxBytes)
    return `${size(bytes)} exceeds the limit of ${size(maxBytes)}. Cut or compress it.`
  return null
}
