export interface Size {
  width: number
  height: number
}

export interface Rect extends Size {
  x: number
  y: number
}

/** Where a picture is when it is fitted into a box (CSS `object-fit: contain`). */
export function contain(picture: Size, box: Size): Rect {
  if (picture.width <= 0 || picture.height <= 0) return { x: 0, y: 0, width: 0, height: 0 }
  const scale = Math.min(box.width / picture.width, box.height / picture.height)
  const width = picture.width * scale
  const height = picture.height * scale
  return { x: (box.width - width) / 2, y: (box.height - height) / 2, width, height }
}

/** Maps a box from pixels of the analysed frame to the shown picture. */
export function project(box: Rect, frame: Size, shown: Rect, mirrored: boolean): Rect {
  const scaleX = shown.width / frame.width
  const scaleY = shown.height / frame.height
  const left = mirrored ? frame.width - box.x - box.width : box.x
  return {
    x: shown.x + left * scaleX,
    y: shown.y + box.y * scaleY,
    width: box.width * scaleX,
    height: box.height * scaleY,
  }
}

/** The sides of a box for its label, best first. */
const SIDES = ['above', 'below', 'inside'] as const
export type Side = (typeof SIDES)[number]
export type Placed = Rect & { side: Side }

/**
 * The place of a box's label: where it was before, else above, below or inside the box, whichever is free first, always
 * within the picture. The place is added to `taken`.
 */
export function placeLabel(label: Size, box: Rect, shown: Rect, taken: Rect[], gap: number, before?: Side): Placed {
  const x = clamp(box.x, shown.x, shown.x + shown.width - label.width)
  const heights = { above: box.y - label.height - gap, below: box.y + box.height + gap, inside: box.y + gap }
  const sides = before ? [before, ...SIDES] : SIDES
  const places = sides.map((side) => ({ ...label, x, y: heights[side], side }))
  const visible = places.filter(({ y }) => y >= shown.y && y + label.height <= shown.y + shown.height)
  const free = visible.find((place) => !taken.some((other) => overlap(place, other)))
  const lowest = Math.max(shown.y, shown.y + shown.height - label.height)
  const place = free ?? visible[0] ?? { ...label, x, y: clamp(box.y, shown.y, lowest), side: 'inside' }
  taken.push(place)
  return place
}

const clamp = (value: number, lowest: number, highest: number) => Math.max(lowest, Math.min(value, highest))

const overlap = (a: Rect, b: Rect) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

/** The size a frame is sent at: no wider than `maxWidth`, never enlarged, never empty. */
export function scaledTo(maxWidth: number, picture: Size): Size {
  const scale = Math.min(1, maxWidth / picture.width)
  return {
    width: Math.max(1, Math.round(picture.width * scale)),
    height: Math.max(1, Math.round(picture.height * scale)),
  }
}

/** Moves positions apart until neighbours are `gap` apart; their order and mean stay. */
export function spread(places: readonly number[], gap: number): number[] {
  const order = places.map((_, index) => index).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0))
  const moved: number[] = []
  order.forEach((index, rank) => {
    moved.push(Math.max(places[index] ?? 0, rank === 0 ? -Infinity : (moved[rank - 1] ?? 0) + gap))
  })
  const drift = moved.reduce((sum, at, rank) => sum + at - (places[order[rank] ?? 0] ?? 0), 0) / (moved.length || 1)
  const result = Array<number>(places.length)
  order.forEach((index, rank) => {
    result[index] = (moved[rank] ?? 0) - drift
  })
  return result
}
