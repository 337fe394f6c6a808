import type { SVGProps } from 'react'
import type { ReliabilityBin } from '@/api'
import { count, exactPercent, percent } from '@/lib/format'
import { PlotData } from './PlotData'
import { Plot, type Scales } from './Plot'
import { Section } from './Section'

const COUNTS = { gap: 8, height: 30 }

/** Accuracy against confidence: bars that reach the diagonal are calibrated. */
export function Reliability({ bins }: { bins: readonly ReliabilityBin[] }) {
  const most = Math.max(1, ...bins.map(({ rows }) => rows))
  return (
    <Section
      title="Reliability"
      note="Each bar is the accuracy at that confidence: on the dashed line confidence is correct, below it the model is overconfident. The lower bars count predictions."
    >
      <Plot summary={summary(bins)} xTitle="confidence, %" yTitle="accuracy, %" below={COUNTS.gap + COUNTS.height}>
        {(scales) => (
          <>
            {bins.map((bin) => (
              <Bar key={bin.low} bin={bin} scales={scales} most={most} />
            ))}
            <Diagonal scales={scales} stroke="var(--mui-palette-background-paper)" strokeWidth="4" />
            <Diagonal scales={scales} stroke="var(--mui-palette-text-primary)" strokeWidth="1.5" />
          </>
        )}
      </Plot>
      <PlotData
        label="Reliability"
        columns={['Confidence', 'Predictions', 'Mean confidence', 'Accuracy']}
        rows={bins.map(({ low, high, rows, confidence, accuracy }) => [
          `${percent(low)} to ${percent(high)} %`,
          count(rows),
          confidence === null ? '–' : exactPercent(confidence),
          accuracy === null ? '–' : exactPercent(accuracy),
        ])}
      />
    </Section>
  )
}

function Bar({
  bin: { low, high, rows, accuracy },
  scales: { x, y },
  most,
}: {
  bin: ReliabilityBin
  scales: Scales
  most: number
}) {
  const place = { x: x(low) + 1, width: x(high) - x(low) - 2 }
  const top = y(0) + COUNTS.gap
  const height = (rows / most) * COUNTS.height
  return (
    <>
      {accuracy !== null && (
        <rect {...place} y={y(accuracy)} height={y(0) - y(accuracy)} fill="var(--mui-palette-primary-main)" rx="1.5" />
      )}
      <rect {...place} y={top} height={height} fill="var(--mui-palette-text-secondary)" rx="1" />
    </>
  )
}

/** Where accuracy equals confidence. */
function Diagonal({ scales: { x, y }, ...line }: { scales: Scales } & SVGProps<SVGLineElement>) {
  return <line x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} strokeDasharray="5 4" {...line} />
}

/** The widest gap between accuracy and confidence, in a sentence. */
function summary(bins: readonly ReliabilityBin[]): string {
  const filled = bins.filter(({ rows }) => rows > 0)
  const gaps = filled.map(({ confidence, accuracy }) => Math.abs((confidence ?? 0) - (accuracy ?? 0)))
  const widest = Math.max(0, ...gaps)
  return `Reliability diagram: in ${String(filled.length)} confidence bins, accuracy differs from confidence by at most ${exactPercent(widest)}. The data follows as a table.`
}
