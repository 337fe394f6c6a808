import type { SessionDetail } from '@/api'
import { EXPRESSION_COLOURS, EXPRESSIONS } from '@/lib/expressions'
import { percent } from '@/lib/format'

const ROW = 20
const BAR = { left: 64, width: 230 }

/** The share of each expression as labelled bars, readable without colour. */
export function SharesChart({ shares }: { shares: NonNullable<SessionDetail['shares']> }) {
  const most = Math.max(...Object.values(shares))
  return (
    <svg
      viewBox={`0 0 340 ${String(EXPRESSIONS.length * ROW)}`}
      role="img"
      aria-label={EXPRESSIONS.map((name) => `${name} ${percent(shares[name])} %`).join(', ')}
      fontSize="12"
      style={{ display: 'block', width: '100%', maxWidth: '24rem' }}
    >
      {EXPRESSIONS.map((name, place) => {
        const width = (shares[name] / most) * BAR.width
        return (
          <g key={name} transform={`translate(0 ${String(place * ROW)})`} fill="#171a21">
            <text x={BAR.left - 8} y="14" textAnchor="end">
              {name}
            </text>
            <rect x={BAR.left} y="4" width={width} height="12" rx="2" fill={EXPRESSION_COLOURS[name]} />
            <text x={BAR.left + width + 6} y="14">
              {percent(shares[name])} %
            </text>
          </g>
        )
      })}
    </svg>
  )
}
