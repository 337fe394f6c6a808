import { EXPRESSION_COLOURS } from '@/lib/expressions'
import { percent } from '@/lib/format'
import { project, type Rect, type Size } from '@/lib/geometry'
import type { MovingFace } from '../engine/scene'

export interface View {
  /** The size of the frame the boxes are in. */
  frame: Size
  /** Where that frame is shown on the canvas. */
  shown: Rect
  mirrored: boolean
  /** How many canvas units a CSS pixel is, for lines and letters. */
  unit: number
}

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

const INK = 'rgb(12 14 18 / 0.82)'
const HALO = 'rgb(12 14 18 / 0.55)'

/** Draws each face's box with its id, expression and confidence; letters are never mirrored. */
export function drawFaces(context: Context, faces: Iterable<MovingFace>, view: View): void {
  if (view.frame.width === 0) return
  for (const face of faces) {
    const box = project(face.box, view.frame, view.shown, view.mirrored)
    context.globalAlpha = face.opacity
    drawBox(context, box, EXPRESSION_COLOURS[face.found.expression], view.unit)
    drawLabel(context, box, face, view)
  }
  context.globalAlpha = 1
}

function drawBox(context: Context, box: Rect, colour: string, unit: number): void {
  context.beginPath()
  context.roundRect(box.x, box.y, box.width, box.height, 6 * unit)
  context.strokeStyle = HALO
  context.lineWidth = 5 * unit
  context.stroke()
  context.strokeStyle = colour
  context.lineWidth = 2.5 * unit
  context.stroke()
}

function drawLabel(context: Context, box: Rect, face: MovingFace, { shown, unit }: View): void {
  const name = `${String(face.id)}  ${face.found.expression}`
  const figure = `${percent(face.found.confidence)} %`
  context.font = `500 ${String(13 * unit)}px "Inter Variable", system-ui, sans-serif`
  context.textBaseline = 'middle'
  const pad = 8 * unit
  const swatch = 9 * unit
  const nameWidth = context.measureText(name).width
  // As wide as "100 %" always, so that the label does not tremble with its figure.
  const figureWidth = context.measureText('100 %').width
  const width = pad * 4 + swatch + nameWidth + figureWidth
  const height = 26 * unit
  const above = box.y - height - 6 * unit
  const y = above >= shown.y ? above : Math.min(box.y + 6 * unit, shown.y + shown.height - height)
  const x = Math.max(shown.x, Math.min(box.x, shown.x + shown.width - width))
  context.fillStyle = INK
  context.beginPath()
  context.roundRect(x, y, width, height, 6 * unit)
  context.fill()
  context.fillStyle = EXPRESSION_COLOURS[face.found.expression]
  context.beginPath()
  context.roundRect(x + pad, y + (height - swatch) / 2, swatch, swatch, 2 * unit)
  context.fill()
  context.fillStyle = '#fff'
  context.textAlign = 'left'
  context.fillText(name, x + pad * 2 + swatch, y + height / 2 + unit * 0.5)
  context.textAlign = 'right'
  context.fillText(figure, x + width - pad, y + height / 2 + unit * 0.5)
}
