import type { Session, Video } from '@/api'
import { counted, duration, size } from '@/lib/amounts'
import { count, percent } from '@/lib/format'
import type { Upload } from '@/uploads'

const SECOND = 1000
const MINUTE = 60 * SECOND

/** What a row says. */
export interface RowLabels {
  status: string
  tone: 'calm' | 'done' | 'failed'
  /** Figures beside the status, such as the time that is left. */
  figures: readonly string[]
  /** What is below it, where there is no progress. */
  note: string
  progress: { label: string; value: number } | null
}

const calm = { tone: 'calm', figures: [], note: '', progress: null } as const

/** How long it will still take, rounded up and with care. */
export function timeLeftLabel(milliseconds: number): string {
  if (milliseconds < 10 * SECOND) return 'a few seconds left'
  if (milliseconds < MINUTE) return `about ${String(Math.ceil(milliseconds / (5 * SECOND)) * 5)} s left`
  return `about ${duration(Math.ceil(milliseconds / MINUTE) * MINUTE)} left`
}

/** How fast an analysis is beside the video's own time. */
export function speedLabel(times: number): string {
  if (times > 0.95 && times < 1.05) return 'as fast as it plays'
  const number = times >= 10 ? String(Math.round(times)) : String(Number(times.toFixed(1)))
  return times < 0.05 ? 'far slower than it plays' : `${number} times as fast as it plays`
}

/** What an upload's row says. */
export function uploadLabels({ name, stage }: Upload): RowLabels {
  const transfer = (value: number) => ({ label: `Transfer of ${name}`, value })
  switch (stage.kind) {
    case 'waiting':
      return { ...calm, status: 'Waits to be sent', progress: transfer(0) }
    case 'sending':
      return { ...calm, ...sendingLabels(stage), progress: transfer(shareOf(stage)) }
    case 'paused':
      return { ...calm, status: 'Waits to be sent', note: pausedNote(stage.detail) }
    case 'sent':
    case 'listed':
      return { ...calm, status: 'Waits for its analysis', progress: { label: `Analysis of ${name}`, value: 0 } }
    case 'failed':
      return { ...calm, status: 'Not sent', tone: 'failed', note: stage.detail }
    case 'cancelled':
      return { ...calm, status: 'Cancelled', note: 'Nothing of it was stored.' }
  }
}

type Sending = Extract<Upload['stage'], { kind: 'sending' }>

const shareOf = ({ sent, total }: Sending): number => (total > 0 ? Math.min(1, sent / total) : 0)

function sendingLabels(stage: Sending): Pick<RowLabels, 'status' | 'figures'> {
  const { sent, total, since, at } = stage
  if (sent >= total) return { status: 'Sent, being stored', figures: [] }
  const figures = [`${percent(shareOf(stage))} %`, `${size(sent)} of ${size(total)}`]
  const elapsed = at - since
  // The first moments tell of buffers, not of the network.
  if (elapsed >= SECOND && sent > 0) figures.push(timeLeftLabel(((total - sent) * elapsed) / sent))
  return { status: 'Sending', figures }
}

const pausedNote = (detail: string | null): string =>
  detail === null
    ? 'The service does not answer. Nothing is lost: the file is sent as soon as the service is back.'
    : `${detail} It is tried again by itself.`

/** What a video's row says; `before` is how many are analysed before it. */
export function videoLabels(video: Video, before = 0): RowLabels {
  const analysis = { label: `Analysis of ${video.title || video.name}`, value: video.progress }
  switch (video.status) {
    case 'queued':
      return {
        ...calm,
        status: 'Waits for its analysis',
        figures: before > 0 ? [`${counted(before, 'video')} before it`] : [],
        // Why it waits, where that is not for others.
        ...(video.remark === null ? { progress: analysis } : { note: video.remark }),
      }
    case 'running':
      return { ...calm, status: 'Analysing', figures: runningFigures(video), progress: analysis }
    case 'complete':
      return { ...calm, status: 'Finished', tone: 'done', figures: facts(video), note: finishedNote(video) }
    case 'failed':
      return { ...calm, status: 'Not analysed', tone: 'failed', note: video.detail ?? 'The service did not say why.' }
    case 'cancelled':
      return { ...calm, status: 'Cancelled', note: 'The file was erased, and what had been found in it.' }
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
  const file = kept ? 'The video is kept for review.' : 'The video was erased after its analysis.'
  return remark ? `${file} ${remark}` : file
}

/** "62 min", "2 faces": what the session of a finished video tells better than its file. */
export const foundFigures = ({ duration_ms, faces }: Session): string[] => [
  duration(duration_ms),
  faces === 0 ? 'no face' : counted(faces, 'face'),
]

/** "24.0 MB", "640 × 480": what was sent. */
export const fileFacts = ({ bytes, media }: Pick<Video, 'bytes' | 'media'>): string[] => [
  size(bytes),
  ...(media ? [`${String(media.width)} × ${String(media.height)}`] : []),
]

/** "10 frames a second", "small": how it is looked at. */
export const analysisFacts = ({ rate, model }: Video): string[] => [
  rate === null ? 'every frame' : `${counted(rate, 'frame')} a second`,
  model,
]

/** Why a file is not sent at all; null where nothing speaks against it. */
export function rejectReason({ size: bytes }: Pick<File, 'size'>, maxBytes: number | undefined): string | null {
  if (bytes === 0) return 'This file is empty.'
  if (maxBytes !== undefined && bytes > maxBytes)
    return `${size(bytes)} is more than the ${size(maxBytes)} that the service takes. Cut it, or make it smaller.`
  return null
}
