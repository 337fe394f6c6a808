import type uPlot from 'uplot'
import { moment } from '@/lib/sessionTime'
import { ROOM, type ChartLine, type ChartScale } from './lines'

const FAMILY = '"Inter Variable", system-ui, sans-serif'

/** Round distances between axis labels, in milliseconds. */
const TICK_STEPS = [
  ...[10, 20, 50, 100, 200, 500, 1000, 2000, 5000],
  ...[10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400].map((seconds) => seconds * 1000),
]

interface Asked {
  box: HTMLElement
  lines: readonly ChartLine[]
  scale: ChartScale
  /** Whether each value is a single sample, to be drawn as a point. */
  pointed: () => boolean
}

/** Options of a line chart over time. The page handles the pointer itself. */
export function plotOptions({ box, lines, scale, pointed }: Asked): uPlot.Options {
  const colour = (name: string) => getComputedStyle(box).getPropertyValue(`--mui-palette-${name}`)
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize)
  const axis = { stroke: colour('text-secondary'), font: `${String(rem * 0.75)}px ${FAMILY}`, ticks: { show: false } }
  const ruling = { stroke: colour('divider'), width: 1 }
  return {
    width: box.clientWidth,
    height: box.clientHeight,
    legend: { show: false },
    cursor: { show: false },
    padding: [ROOM.top * rem, ROOM.right * rem, 0, 0],
    scales: { x: { time: false, auto: false }, y: { range: [scale.min, scale.max] } },
    axes: [
      {
        ...axis,
        grid: { show: false },
        size: ROOM.bottom * rem,
        gap: rem / 2,
        incrs: TICK_STEPS,
        space: rem * 5,
        values: (_, splits) => splits.map((at) => moment(at, decimals(splits))),
      },
      {
        ...axis,
        grid: ruling,
        size: ROOM.left * rem,
        gap: rem / 2,
        splits: scale.ruled,
        values: (_, splits) => splits.map((value) => (scale.written ? String(value) : '')),
      },
    ],
    series: [{}, ...lines.map((line) => series(line, pointed))],
  }
}

/** The decimals of a second that this distance between labels needs. */
function decimals([first = 0, second = first + 1000]: number[]): number {
  const distance = second - first
  return distance % 1000 === 0 ? 0 : distance % 100 === 0 ? 1 : 2
}

function series({ colour, dash, width, fillTo }: ChartLine, pointed: () => boolean): uPlot.Series {
  const filled = fillTo === undefined ? {} : { fill: `${colour}2e`, fillTo }
  const points = { show: () => pointed(), size: 5, width: 1, fill: colour }
  return { stroke: colour, dash, width, points, ...filled }
}
