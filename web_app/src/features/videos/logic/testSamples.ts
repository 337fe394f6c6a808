import type { Video } from '@/api'
import type { Stage, Upload } from '@/uploads'

/** A finished video to test with, in which something may be different. */
export const videoOf = (id: string, different: Partial<Video> = {}): Video => ({
  id,
  title: `${id}.mp4`,
  name: `${id}.mp4`,
  bytes: 24_000_000,
  received_at: 0,
  model: 'small',
  rate: 10,
  media: null,
  keep: false,
  kept: false,
  fingerprint: '',
  annotation: null,
  status: 'complete',
  progress: 1,
  frames_done: 100,
  frames_total: 100,
  speed: null,
  eta_ms: null,
  detail: null,
  remark: null,
  ...different,
})

/** An upload to test with. */
export const uploadOf = (id: string, stage: Stage = { kind: 'waiting' }): Upload => ({
  id,
  name: `${id}.mp4`,
  bytes: 24_000_000,
  stage,
})
