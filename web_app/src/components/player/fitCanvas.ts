/** Clears a canvas of this size in CSS pixels and matches it to the screen's resolution; drawing is in CSS pixels. */
export function fitCanvas(context: CanvasRenderingContext2D, width: number, height: number): void {
  const { canvas } = context
  const [across, down] = [Math.round(width * devicePixelRatio), Math.round(height * devicePixelRatio)]
  if (canvas.width !== across) canvas.width = across
  if (canvas.height !== down) canvas.height = down
  context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0)
  context.clearRect(0, 0, width, height)
}
