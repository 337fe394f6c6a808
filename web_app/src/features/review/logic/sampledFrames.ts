import type { SampleColumns, VideoMedia, Video } from '@/api'
import type { BoxedFace } from '@/components/player/faceBoxes'

/** The faces in one analysed frame of a video. */
export interface SampledFrame {
  at: number
  faces: Omit<BoxedFace, 'name' | 'opacity'>[]
}

/** Some containers round media time to whole milliseconds. */
const ROUNDING = 1
/** For files that don't declare a frame rate. */
const FRAME_MS = 40

/** Groups samples by frame. Each part starts where the previous one ended, or with the same frame. */
export function moments(parts: readonly SampleColumns[]): SampledFrame[] {
  const all: SampledFrame[] = []
  for (const part of parts) {
    const known = all.at(-1)?.at ?? -Infinity
    part.at.forEach((at, row) => {
      if (at <= known) return
      let last = all.at(-1)
      if (last?.at !== at) all.push((last = { at, faces: [] }))
      last.faces.push(faceIn(part, row))
    })
  }
  return all
}

const faceIn = (
  { face, box, expression, confidence, unclear }: SampleColumns,
  row: number,
): SampledFrame['faces'][number] => ({
  id: face[row] ?? 0,
  box: { x: box.x[row] ?? 0, y: box.y[row] ?? 0, width: box.width[row] ?? 0, height: box.height[row] ?? 0 },
  expression: expression[row] ?? 'neutral',
  confidence: confidence[row] ?? 0,
  unclear: unclear[row] ?? null,
})

/** The distance of analysed frames, in milliseconds. */
export function intervalOf({ rate, media }: Pick<Video, 'rate'> & { media: Pick<VideoMedia, 'frame_rate'> | null }) {
  const frame = media?.frame_rate ? 1000 / media.frame_rate : FRAME_MS
  return rate === null ? frame : Math.max(frame, 1000 / rate)
}

/** The latest analysed frame up to a media time; null if it is older than one and a half intervals. */
export function sampledFrameAt(
  sorted: readonly SampledFrame[],
  mediaTime: number,
  interval: number,
): SampledFrame | null {
  const latest = sorted[after(sorted, mediaTime + ROUNDING) - 1]
  return latest && mediaTime - latest.at <= 1.5 * interval ? latest : null
}

/** The analysed frame that is `by` frames away; if it is unknown, that many intervals away. */
export function steppedTo(sorted: readonly SampledFrame[], from: number, by: number, interval: number): number {
  const place = by > 0 ? after(sorted, from + ROUNDING) - 1 + by : before(sorted, from - ROUNDING) + by
  return sorted[place]?.at ?? from + by * interval
}

/** The number of frames at or before `time`. */
function after(sorted: readonly SampledFrame[], time: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle]?.at ?? Infinity) <= time) low = middle + 1
    else high = middle
  }
  return low
}

/** The number of frames before `time`. */
function before(sorted: readonly SampledFrame[], time: number): number {
  const place = after(sorted, time)
  return sorted[place - 1]?.at === time ? place - 1 : place
}
