import type { CoveragePoint } from '@/api'
import { exactPercent, percent } from '@/lib/format'
import { answered, pointAt } from '../logic/coverage'
import { PlotData } from './PlotData'
import { Plot } from './Plot'
import { Section } from './Section'

interface Props {
  points: readonly CoveragePoint[]
  unclearBelow: number
  /** The accuracy if every face gets an answer. */
  accuracy: number
}

/** The accuracy gained and the coverage lost by saying "unclear". */
export function Coverage({ points, unclearBelow, accuracy }: Props) {
  const curve = answered(points)
  const chosen = pointAt(curve, unclearBelow)
  const threshold = `${percent(unclearBelow)} %`
  if (!chosen)
    return <Section title={`Unclear below ${threshold}`} note="The effect of this threshold was not measured." />
  const effect = `${exactPercent(1 - chosen.coverage)} of faces get no answer, and accuracy on the rest is ${exactPercent(chosen.accuracy)}, up from ${exactPercent(accuracy)}.`
  const lowest = Math.floor(Math.min(...curve.map((point) => point.accuracy)) * 10) / 10
  return (
    <Section title={`Unclear below ${threshold}`} note={`Below ${threshold} confidence Mien says “unclear”: ${effect}`}>
      <Plot
        summary={`A curve: the fewer faces get an answer, the higher the accuracy. The threshold of ${threshold} is marked.`}
        xTitle="coverage, %"
        yTitle="accuracy, %"
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
        columns={['Unclear below', 'Coverage', 'Accuracy']}
        rows={curve.map((point) => [
          `${percent(point.threshold)} %`,
          exactPercent(point.coverage),
          exactPercent(point.accuracy),
        ])}
      />
    </Section>
  )
}
