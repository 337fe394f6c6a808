import type { CoveragePoint } from '@/api'
import { exactPercent, percent } from '@/lib/format'
import { answered, pointAt } from '../logic/coverage'
import { PlotData } from './PlotData'
import { Plot } from './Plot'
import { Section } from './Section'

interface Props {
  points: readonly CoveragePoint[]
  unclearBelow: number
  /** The share of right answers where every face gets one. */
  accuracy: number
}

/** What it costs and gains to say "unclear" instead of guessing. */
export function Coverage({ points, unclearBelow, accuracy }: Props) {
  const curve = answered(points)
  const chosen = pointAt(curve, unclearBelow)
  const threshold = `${percent(unclearBelow)} %`
  if (!chosen)
    return <Section title={`Unclear below ${threshold}`} note="What that costs and gains was not measured." />
  const costsAndGains = `${exactPercent(1 - chosen.coverage)} of the faces go without an answer; of the others ${exactPercent(chosen.accuracy)} are right, instead of ${exactPercent(accuracy)} of all.`
  const lowest = Math.floor(Math.min(...curve.map((point) => point.accuracy)) * 10) / 10
  return (
    <Section
      title={`Unclear below ${threshold}`}
      note={`Where the confidence is less than ${threshold}, Mien says “unclear”: ${costsAndGains}`}
    >
      <Plot
        summary={`A curve: the fewer faces get an answer, the more answers are right. The threshold of ${threshold} is marked.`}
        xTitle="faces that get an answer, %"
        yTitle="right, %"
        yRange={{ from: Math.min(lowest, 0.8), to: 1 }}
      >
        {({ x, y }) => (
          <>
            <polyline
              points={curve.map((point) => `${String(x(point.coverage))},${String(y(point.accuracy))}`).join(' ')}
              fill="none"
              stroke="var(--mui-palette-primary-main)"
              strokeWidth="2"
              strokeLinejoin="round"
            />
            <circle
              cx={x(chosen.coverage)}
              cy={y(chosen.accuracy)}
              r="5"
              fill="var(--mui-palette-background-paper)"
              stroke="var(--mui-palette-primary-main)"
              strokeWidth="2.5"
            />
            <text x={x(chosen.coverage) - 10} y={y(chosen.accuracy) + 14} textAnchor="end">
              below {threshold} unclear
            </text>
          </>
        )}
      </Plot>
      <PlotData
        label="Coverage"
        columns={['Unclear below', 'Answered', 'Right']}
        rows={curve.map((point) => [
          `${percent(point.threshold)} %`,
          exactPercent(point.coverage),
          exactPercent(point.accuracy),
        ])}
      />
    </Section>
  )
}
