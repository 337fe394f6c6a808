// How long people wait in a real browser until a session's chart is drawn, and until a zoom step is:
//     node scripts/benchmark_browser.mjs http://127.0.0.1:8000/sessions/… CHROMIUM
// Prints {"chart_ms": [...], "zoom_ms": [...]}; scripts/benchmark_sessions.py calls it.
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const LOADS = 6
const ZOOMS = 8
const webApp = fileURLToPath(new URL('../web_app/package.json', import.meta.url))
const { chromium } = createRequire(webApp)('@playwright/test')

/** Keeps when a line of a chart was drawn: uPlot draws axes by steps and lines as whole paths. */
function watchDrawing() {
  localStorage.setItem('mien.notice', '1')
  window.drawnAt = []
  const { stroke } = CanvasRenderingContext2D.prototype
  CanvasRenderingContext2D.prototype.stroke = function (...path) {
    if (path.length > 0 && this.canvas.closest('.uplot')) window.drawnAt.push(performance.now())
    stroke.apply(this, path)
  }
  window.addEventListener('keydown', () => (window.pressedAt = performance.now()), true)
}

/** The time from a key to the first line that was drawn after the answer which that key asked for. */
function zoomTime() {
  const asked = performance.getEntriesByType('resource').filter(
    (entry) => entry.name.includes('/timeline') && entry.startTime >= window.pressedAt && entry.responseEnd > 0,
  )
  const answered = asked.at(-1)?.responseEnd
  const drawn = answered && window.drawnAt.find((at) => at > answered)
  return drawn ? drawn - window.pressedAt : null
}

const [address, executablePath] = process.argv.slice(2)
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking'] })
// Waiting for something in the page is code that its policy would forbid. One context is one person's browser: the
// first load is a first visit, the others find the page's code in its cache.
const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, bypassCSP: true })
const chart_ms = []
const zoom_ms = []
for (let load = 0; load < LOADS; load++) {
  const page = await context.newPage()
  await page.addInitScript(watchDrawing)
  await page.goto(address)
  chart_ms.push(await (await page.waitForFunction(() => window.drawnAt[0])).jsonValue())
  if (load === 0) {
    await page.getByRole('slider').first().focus()
    for (let zoom = 0; zoom < ZOOMS; zoom++) {
      await page.keyboard.press('+')
      zoom_ms.push(await (await page.waitForFunction(zoomTime)).jsonValue())
    }
  }
  await page.close()
}
await browser.close()
console.log(JSON.stringify({ chart_ms, zoom_ms }))
