import type uPlot from 'uplot'
import { SPAN_SECONDS } from '../engine/history'
import { faceLine } from '@/lib/faceLines'
import { spread } from '@/lib/geometry'
import { personLabel } from '@/lib/personLabel'

const FAMILY = '"Inter Variable", system-ui, sans-serif'

/** How the index is drawn: the average first and thick, then one line per person, labelled at its end. */
export function chartOptions(box: HTMLElement, ids: readonly number[]): uPlot.Options {
  const colour = (name: string) => getComputedStyle(box).getPropertyValue(`--mui-palette-${name}`)
  const text = colour('text-primary')
  // 0.75 rem in pixels, for the canvas.
  const letters = parseFloat(getComputedStyle(document.documentElement).fontSize) * 0.75
  const axis = { stroke: colour('text-secondary'), font: `${String(letters)}px ${FAMILY}`, ticks: { show: false } }
  const grid = { stroke: colour('divider'), width: 1 }
  return {
    width: box.clientWidth,
    height: box.clientHeight,
    legend: { show: false },
    cursor: { show: false },
    padding: [letters / 2, letters * 3, 0, 0],
    scales: { x: { time: false, range: [-SPAN_SECONDS, 0] }, y: { range: [0, 100] } },
    axes: [
      {
        ...axis,
        grid: { show: false },
        size: letters * 2.5,
        gap: letters * 0.8,
        splits: [-60, -45, -30, -15, 0],
        values: (_, splits) => splits.map((at) => (at === 0 ? 'now' : `${String(-at)} s ago`)),
      },
      { ...axis, grid, size: letters * 3, gap: letters / 2, splits: [0, 25, 50, 75, 100] },
    ],
    series: [
      {},
      { stroke: text, alpha: 0.3, width: 5, points: { show: false } },
      ...ids.map((id) => {
        const line = faceLine(id)
        return { stroke: line.colour, dash: line.dash, width: 1.75, points: { show: false } }
      }),
    ],
    hooks: {
      draw: [
        (plot) => {
          labelEnds(plot, ids, letters)
        },
      ],
    },
  }
}

/** Each person's label at the end of their line, so that colours needn't be matched. */
function labelEnds(plot: uPlot, ids: readonly number[], letters: number): void {
  const { ctx } = plot
  const unit = letters * devicePixelRatio
  ctx.save()
  ctx.font = `600 ${String(unit)}px ${FAMILY}`
  ctx.textAlign = 'left'
  ctx.textBaseline = 'middle'
  const ends = ids.flatMap((id, place) => {
    const value = plot.data[place + 2]?.at(-1)
    return typeof value === 'number' ? [{ id, at: plot.valToPos(value, 'y', true) }] : []
  })
  const { top, height } = plot.bbox
  const places = ends.map((end) => end.at)
  const heights = within(spread(places, unit * 1.1), top, top + height)
  ends.forEach(({ id }, place) => {
    ctx.fillStyle = faceLine(id).colour
    ctx.fillText(personLabel(id), plot.valToPos(0, 'x', true) + unit / 2, heights[place] ?? 0)
  })
  ctx.restore()
}

/** Moves all places together so that they lie between `lowest` and `highest`, as far as they fit. */
function within(places: readonly number[], lowest: number, highest: number): number[] {
  const down = Math.max(0, lowest - Math.min(...places))
  const up = Math.max(0, Math.max(...places) + down - highest)
  return places.map((place) => place + down - up)
}
