import Box from '@mui/material/Box'
import { useMemo } from 'react'
import type { Line, Timeline } from '@/api'
import { EXPRESSIONS } from '@/lib/expressions'
import { percent } from '@/lib/format'
import { moment } from '@/lib/sessionTime'
import { chosen } from '../logic/chartLines'
import { keyOf } from '../logic/faces'
import { lineName } from '../logic/readout'
import { useReview } from '../ReviewContext'

interface Column {
  key: string
  name: string
  cell: (step: number) => string
}

/** The shown part as a table: one row per step, one column per line or per expression of a line. */
export function TimelineTable({ timeline, shown }: { timeline: Timeline; shown: readonly string[] }) {
  const { session, view } = useReview()
  const { measure } = view
  const lines = chosen(timeline, shown)
  const groups = lines.map((line) => ({
    key: keyOf(line),
    name: lineName(line, session.tracks),
    columns: measure === 'index' ? indexColumns(line) : expressionColumns(line),
  }))
  const columns = groups.flatMap((group) => group.columns)
  const decimals = decimalsOf(timeline)
  const rows = useMemo(() => seenSteps(timeline), [timeline])
  return (
    <Box
      role="group"
      aria-label="Timeline as a table"
      tabIndex={0}
      sx={{ overflow: 'auto', maxHeight: '28rem', border: 1, borderColor: 'divider', borderRadius: 1 }}
    >
      <Box component="table" sx={tableLook}>
        <caption>
          {measure === 'index' ? 'Expression index, 0 to 100' : 'Probability of each expression, percent'}. Each row is
          the mean of {timeline.bucket_ms === 0 ? 'one frame' : `${(timeline.bucket_ms / 1000).toPrecision(2)} s`}
        </caption>
        <thead>
          <tr>
            <th scope="col" rowSpan={2} className="time">
              Time
            </th>
            {groups.map(({ key, name, columns }) => (
              <th key={key} scope="colgroup" colSpan={columns.length}>
                {name}
              </th>
            ))}
          </tr>
          <tr>
            {columns.map(({ key, name }) => (
              <th key={key} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((step) => (
            <tr key={step}>
              <th scope="row">{moment(timeline.at[step] ?? 0, decimals)}</th>
              {columns.map(({ key, cell }) => (
                <td key={key}>{cell(step)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </Box>
    </Box>
  )
}

/** Enough decimals of a second to tell rows apart. */
const decimalsOf = ({ bucket_ms }: Timeline): number => (bucket_ms >= 1000 ? 0 : bucket_ms >= 100 ? 1 : 2)

/** The steps in which someone was seen. */
const seenSteps = ({ average }: Timeline) => average.samples.flatMap((samples, step) => (samples > 0 ? [step] : []))

function indexColumns(line: Line): Column[] {
  return [
    {
      key: `${keyOf(line)} index`,
      name: 'index',
      cell: (step) => figure(line.index[step], (value) => value.toFixed(1)),
    },
    {
      key: `${keyOf(line)} unclear`,
      name: 'unclear',
      cell: (step) => figure(line.unclear[step], (value) => `${percent(value)} %`),
    },
  ]
}

const expressionColumns = (line: Line): Column[] =>
  EXPRESSIONS.map((name) => ({
    key: `${keyOf(line)} ${name}`,
    name,
    cell: (step) => figure(line.scores[name]?.[step], percent),
  }))

const figure = (value: number | null | undefined, words: (value: number) => string): string =>
  typeof value === 'number' ? words(value) : '–'

const tableLook = {
  borderCollapse: 'collapse',
  width: '100%',
  fontSize: '0.8125rem',
  '& caption': { textAlign: 'left', p: 1, color: 'text.secondary', captionSide: 'top' },
  '& th, & td': { px: 1.25, py: 0.5, textAlign: 'right', fontWeight: 400, whiteSpace: 'nowrap' },
  '& thead th': { color: 'text.secondary', borderBottom: 1, borderColor: 'divider', bgcolor: 'background.paper' },
  '& thead th[scope=colgroup]': { textAlign: 'center' },
  '& .time, & tbody th': { textAlign: 'left' },
  '& tbody th': { position: 'sticky', left: 0, bgcolor: 'background.paper' },
  '& tbody tr:nth-of-type(even) :is(td, th)': { bgcolor: 'background.default' },
} as const
