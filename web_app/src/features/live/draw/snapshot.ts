import { drawFaces } from '@/components/player/faceBoxes'
import { fileStamp } from '@/lib/format'
import type { LiveSession } from '../engine/session'
import { boxed } from './faces'

/** The current picture with its boxes, at full size, as a PNG. */
export async function drawSnapshot({ video, scene, isConnected }: LiveSession, mirrored: boolean): Promise<Blob> {
  const { videoWidth: width, videoHeight: height } = video
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('this browser gives no canvas to draw on')
  context.save()
  if (mirrored) {
    context.translate(width, 0)
    context.scale(-1, 1)
  }
  context.drawImage(video, 0, 0, width, height)
  context.restore()
  const shown = { x: 0, y: 0, width, height }
  const view = { frame: scene.frame, shown, mirrored, unit: Math.max(1, width / 900), sides: new Map() }
  if (isConnected()) drawFaces(context, boxed(scene.faces.values()), view)
  return canvas.convertToBlob({ type: 'image/png' })
}

/** Downloads a file that was made in the page. */
export function download(file: Blob, name = `mien-${fileStamp(new Date())}.png`): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  setTimeout(() => {
    URL.revokeObjectURL(link.href)
  }, 60_000)
}
