import Box from '@mui/material/Box'
import { useId, type ReactNode } from 'react'

export interface Range {
  from: number
  to: number
}

/** The plot's area in a drawing 320 wide. */
const AREA = { left: 40, top: 22, width: 268, height: 168 }
const LETTERS = 11

export interface Scales {
  x: (share: number) => number
  y: (share: number) => number
}

interface Props {
  /** The plot in a sentence, for screen readers. */
  summary: string
  xTitle: string
  yTitle: string
  yRange?: Range
  /** Space below the plot for what shares its x axis. */
  below?: number
  children: (scales: Scales) => ReactNode
}

/** A plot of two shares, with axes in percent. */
export function Plot({ summary, xTitle, yTitle, yRange = { from: 0, to: 1 }, below = 0, children }: Props) {
  const id = useId()
  const { left, top, width, height } = AREA
  const x = (share: number) => left + share * width
  const y = (share: number) => top + (1 - (share - yRange.from) / (yRange.to - yRange.from)) * height
  const bottom = top + height + below
  return (
    <Box
      component="svg"
      viewBox={`0 0 320 ${String(bottom + 34)}`}
      role="img"
      aria-labelledby={id}
      sx={{
        width: '100%',
        maxWidth: '26rem',
        display: 'block',
        fontSize: LETTERS,
        '& text': { fill: 'var(--mui-palette-text-secondary)' },
        '& .line': { stroke: 'var(--mui-palette-divider)', strokeWidth: 1 },
      }}
    >
      <title id={id}>{summary}</title>
      {ticks(yRange).map((at) => (
        <g key={at}>
          <line className="line" x1={left} x2={left + width} y1={y(at)} y2={y(at)} />
          <text x={left - 6} y={y(at) + LETTERS / 3} textAnchor="end">
            {Math.round(at * 100)}
          </text>
        </g>
      ))}
      {ticks({ from: 0, to: 1 }).map((at) => (
        <text key={at} x={x(at)} y={bottom + 15} textAnchor="middle">
          {Math.round(at * 100)}
        </text>
      ))}
      <text x={left - 6 - LETTERS * 2} y={LETTERS}>
        {yTitle}
      </text>
      <text x={left + width} y={bottom + 30} textAnchor="end">
        {xTitle}
      </text>
      {children({ x, y })}
    </Box>
  )
}

const ticks = ({ from, to }: Range) => [0, 0.25, 0.5, 0.75, 1].map((part) => from + part * (to - from))
