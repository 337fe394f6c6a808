type Painter = (now: number, elapsed: number) => void

const painters = new Set<Painter>()
let request = 0
let last = 0

function tick(now: number) {
  // After a pause (hidden tab) things move on from where they were instead of leaping.
  const elapsed = Math.min(now - last, 100)
  last = now
  for (const painter of painters) painter(now, elapsed)
  request = painters.size > 0 ? requestAnimationFrame(tick) : 0
}

/** Calls the painter before each repaint; everything that moves on the page shares this one loop. */
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
