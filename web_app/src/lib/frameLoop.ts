type Painter = (now: number, elapsed: number) => void

const painters = new Set<Painter>()
let request = 0
let last = 0

function tick(now: number) {
  // After a pause (hidden tab) animations continue instead of jumping.
  const elapsed = Math.min(now - last, 100)
  last = now
  for (const painter of painters) painter(now, elapsed)
  request = painters.size > 0 ? requestAnimationFrame(tick) : 0
}

/** Calls the painter before each repaint; all animations share this loop. */
export function onEachFrame(painter: Painter): () => void {
  painters.add(painter)
  if (request === 0) {
    last = performance.now()
    request = requestAnimationFrame(tick)
  }
  return () => {
    painters.delete(painter)
  }
}
