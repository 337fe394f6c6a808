import Box from '@mui/material/Box'
import type { Compared, Comparison, Estimate } from '@/api'
import { LineSample } from '@/components/chart/LineSample'
import { Section } from '@/components/Section'
import { Swatch } from '@/components/Swatch'
import { EXPRESSION_COLOURS, EXPRESSIONS, type Expression } from '@/lib/expressions'
import { faceLine } from '@/lib/faceLines'
import { count, percent } from '@/lib/format'
import { sessionTitle } from '@/lib/sessionTitle'
import { counted, duration } from '@/lib/amounts'

/** The share of each expression in each session, with its interval. */
export function SharesTable({ comparison: { sessions } }: { comparison: Comparison }) {
  const highest = Math.max(
    0.01,
    ...sessions.flatMap(({ shares }) => Object.values(shares ?? {}).map(({ value, high }) => high ?? value)),
  )
  return (
    <Section title="Shares" note="Mean probability of each expression over clear samples, with 95 % interval.">
      <Box role="group" aria-label="Shares" tabIndex={0} sx={{ overflowX: 'auto' }}>
        <Box component="table" aria-label="Shares of each session" sx={LOOK}>
          <thead>
            <tr>
              <th scope="col">Expression</th>
              {sessions.map((session, place) => (
                <th key={session.id} scope="col">
                  <LineSample {...faceLine(place)} /> {sessionTitle(session)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {EXPRESSIONS.map((name) => (
              <tr key={name}>
                <th scope="row">
                  <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 1 }}>
                    <Swatch name={name} />
                    {name}
                  </Box>
                </th>
                {sessions.map(({ id, shares }) => (
                  <td key={id}>
                    {shares?.[name] ? <Share name={name} estimate={shares[name]} highest={highest} /> : '–'}
                  </td>
                ))}
              </tr>
            ))}
            {FIGURES.map(([name, words]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {sessions.map((session) => (
                  <td key={session.id}>{words(session)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </Box>
      </Box>
    </Section>
  )
}

const FIGURES: [name: string, words: (session: Compared) => string][] = [
  ['expression index', ({ expression_index: index }) => (index ? index.value.toFixed(0) + interval(index, 1) : '–')],
  ['unclear', ({ unclear }) => (unclear === null ? '–' : `${percent(unclear)} %`)],
  ['length', ({ from, to }) => duration(Math.max(0, to - from))],
  ['people and samples', ({ faces, samples }) => `${counted(faces, 'person', 'people')}, ${count(samples)}`],
]

function Share({ name, estimate, highest }: { name: Expression; estimate: Estimate; highest: number }) {
  const { value, low, high } = estimate
  const place = (share: number) => `${String((share / highest) * 100)}%`
  return (
    <>
      <span>{`${percent(value)} %${interval(estimate, 100)}`}</span>
      <Box aria-hidden sx={{ position: 'relative', height: 8, mt: 0.25, borderRadius: 0.5, bgcolor: 'action.hover' }}>
        <Box
          style={{ width: place(value) }}
          sx={{ height: 1, borderRadius: 0.5, bgcolor: EXPRESSION_COLOURS[name], forcedColorAdjust: 'none' }}
        />
        {low !== null && high !== null && (
          <Box
            style={{ left: place(low), width: place(high - low) }}
            sx={{ position: 'absolute', top: 3, height: 2, bgcolor: 'text.primary' }}
          />
        )}
      </Box>
    </>
  )
}

const interval = ({ low, high }: Estimate, scale: number): string =>
  low === null || high === null ? '' : ` (${(low * scale).toFixed(0)} to ${(high * scale).toFixed(0)})`

const LOOK = {
  width: 1,
  minWidth: '30rem',
  borderCollapse: 'collapse',
  fontSize: '0.8125rem',
  '& th, & td': { textAlign: 'left', fontWeight: 400, py: 0.75, pr: 2, verticalAlign: 'top', minWidth: '8rem' },
  '& thead th': { fontWeight: 600, overflowWrap: 'anywhere' },
  '& tbody tr': { borderTop: 1, borderColor: 'divider' },
} as const
