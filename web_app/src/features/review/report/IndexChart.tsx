import type { SessionDetail, Timeline } from '@/api'
import { moment } from '@/lib/sessionTime'
import { indexLines } from '../logic/chartLines'
import { linePath, roundMoments, type Scales } from './paths'

const SHEET = { width: 700, height: 190 }
const PLOT = { left: 30, top: 22, right: 676, bottom: 168 }

interface Props {
  session: SessionDetail
  timeline: Timeline
  shown: readonly string[]
}

/** The index over the session for print: lines differ by dashes too, markers are numbered as in the list. */
export function IndexChart({ session, timeline, shown }: Props) {
  const { from, to } = session
  const scales: Scales = {
    x: (at) => PLOT.left + ((at - from) / Math.max(1, to - from)) * (PLOT.right - PLOT.left),
    y: (value) => PLOT.bottom - (value / 100) * (PLOT.bottom - PLOT.top),
  }
  return (
    <svg
      viewBox={`0 0 ${String(SHEET.width)} ${String(SHEET.height)}`}
      role="img"
      aria-label={`Expression index over ${moment(to - from)}, 0 to 100`}
      fontSize="11"
      style={{ display: 'block', width: '100%' }}
    >
      <Rulings scales={scales} from={from} to={to} />
      {indexLines(timeline, shown, session.tracks).map(({ key, values, colour, dash, width }) => (
        <path
          key={key}
          d={linePath(timeline.at, values, scales)}
          fill="none"
          stroke={colour}
          strokeWidth={width}
          strokeDasharray={dash.join(' ')}
          strokeLinejoin="round"
        />
      ))}
      {session.markers.map(({ id, at }, place) => (
        <g key={id} transform={`translate(${scales.x(at).toFixed(1)} 0)`}>
          <line y1={PLOT.top - 8} y2={PLOT.bottom} stroke="#171a21" strokeWidth="0.75" strokeDasharray="1 2" />
          <text y={PLOT.top - 11} textAnchor="middle" fontWeight="600" fill="#171a21">
            {place + 1}
          </text>
        </g>
      ))}
    </svg>
  )
}

function Rulings({ scales: { x, y }, from, to }: { scales: Scales; from: number; to: number }) {
  return (
    <g fill="#565e6b">
      {[0, 25, 50, 75, 100].map((value) => (
        <g key={value}>
          <line x1={PLOT.left} x2={PLOT.right} y1={y(value)} y2={y(value)} stroke="#d5d9e2" strokeWidth="0.75" />
          <text x={PLOT.left - 6} y={y(value) + 4} textAnchor="end">
            {value}
          </text>
        </g>
      ))}
      {roundMoments(from, to).map((at) => (
        <text key={at} x={Math.min(x(at), SHEET.width - 16)} y={PLOT.bottom + 16} textAnchor="middle">
          {moment(at)}
        </text>
      ))}
    </g>
  )
}
