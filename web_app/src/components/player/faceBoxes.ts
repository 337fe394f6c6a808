import { EXPRESSION_COLOURS, type Verdict } from '@/lib/expressions'
import { percent } from '@/lib/format'
import { placeLabel, project, type Rect, type Side, type Size } from '@/lib/geometry'
import { REASONS, type Unclear } from '@/lib/unclear'

/** A face as it is drawn. */
export interface BoxedFace extends Verdict {
  id: number
  /** What its label starts with. */
  name: string
  box: Rect
  unclear: Unclear
  opacity: number
}

export interface View {
  /** The size of the frame the boxes are in. */
  frame: Size
  /** Where that frame is shown on the canvas. */
  shown: Rect
  mirrored: boolean
  /** Canvas units per CSS pixel, for lines and text. */
  unit: number
  /** The side of its box that each face's label was last on. */
  sides: Map<number, Side>
}

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

const INK = 'rgb(12 14 18 / 0.82)'
/** Below this width of the picture, in CSS pixels, labels shrink. */
const SMALL = 560
const HALO = 'rgb(12 14 18 / 0.55)'
/** An unclear face is grey, with a dashed line. */
const UNCLEAR = '#c3c8d0'
const BROKEN = [7, 5]

/** The scale of lines and text on a picture shown at this width. */
export const unitFor = (width: number): number => Math.max(0.9, Math.min(1.6, width / 900))

/** Draws each face's box with its name, expression and confidence, or that it is unclear; text is never mirrored. */
export function drawFaces(context: Context, faces: Iterable<BoxedFace>, view: View): void {
  if (view.frame.width === 0) return
  const taken: Rect[] = []
  for (const face of faces) {
    const box = project(face.box, view.frame, view.shown, view.mirrored)
    context.globalAlpha = face.opacity
    drawBox(context, box, face, view.unit)
    drawLabel(context, box, face, view, taken)
  }
  context.globalAlpha = 1
}

const colourOf = ({ unclear, expression }: BoxedFace) => (unclear === null ? EXPRESSION_COLOURS[expression] : UNCLEAR)

function drawBox(context: Context, box: Rect, face: BoxedFace, unit: number): void {
  context.beginPath()
  context.roundRect(box.x, box.y, box.width, box.height, 6 * unit)
  context.strokeStyle = HALO
  context.lineWidth = 5 * unit
  context.stroke()
  context.strokeStyle = colourOf(face)
  context.lineWidth = 2.5 * unit
  context.setLineDash(face.unclear === null ? [] : BROKEN.map((part) => part * unit))
  context.stroke()
  context.setLineDash([])
}

function drawLabel(context: Context, box: Rect, face: BoxedFace, view: View, taken: Rect[]): void {
  const { shown, sides } = view
  // Small pictures get small, short labels, so that those of a group fit.
  const small = shown.width <= SMALL * view.unit
  const unit = view.unit * (small ? 0.8 : 1)
  const name = `${face.name} · ${label(face, small)}`
  const figure = face.unclear === null ? `${percent(face.confidence)} %` : ''
  const [pad, swatch, height] = [8 * unit, 9 * unit, 26 * unit]
  context.font = `500 ${String(13 * unit)}px "Inter Variable", system-ui, sans-serif`
  context.textBaseline = 'middle'
  // Always as wide as "100 %", so that the label doesn't shake.
  const figureWidth = figure ? context.measureText('100 %').width + pad : 0
  const width = pad * 3 + swatch + context.measureText(name).width + figureWidth
  const { x, y, side } = placeLabel({ width, height }, box, shown, taken, 6 * unit, sides.get(face.id))
  sides.set(face.id, side)
  const middle = y + height / 2
  fillRound(context, INK, { x, y, width, height }, 6 * unit)
  const square = { x: x + pad, y: middle - swatch / 2, width: swatch, height: swatch }
  fillRound(context, colourOf(face), square, 2 * unit)
  context.fillStyle = '#fff'
  context.textAlign = 'left'
  context.fillText(name, x + pad * 2 + swatch, middle + unit * 0.5)
  context.textAlign = 'right'
  context.fillText(figure, x + width - pad, middle + unit * 0.5)
}

function label({ unclear, expression }: BoxedFace, few: boolean): string {
  if (unclear === null) return expression
  return few ? 'unclear' : `unclear: ${REASONS[unclear]}`
}

function fillRound(context: Context, colour: string, { x, y, width, height }: Rect, radius: number): void {
  context.fillStyle = colour
  context.beginPath()
  context.roundRect(x, y, width, height, radius)
  context.fill()
}
