import Box from '@mui/material/Box'
import { figure, type Difference } from '../logic/labels'

interface Props {
  differences: readonly Difference[]
  /** The largest distance from 0 that is drawn, in points: the same for all sessions. */
  reach: number
}

/** Each difference as a dot with its interval around a line at 0, and as numbers. */
export function IntervalChart({ differences, reach }: Props) {
  const place = (value: number) => `${String(50 + (value / reach) * 50)}%`
  return (
    <Box component="table" sx={LOOK}>
      <caption>Differences in points, with 95 % intervals</caption>
      <thead>
        <tr>
          <th scope="col">Measure</th>
          <th scope="col" aria-hidden>
            {`−${figure(reach)} to +${figure(reach)}`}
          </th>
          <th scope="col">Difference</th>
          <th scope="col">Interval</th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ name, value, low, high, verdict }) => {
          const sure = verdict === 'higher' || verdict === 'lower'
          return (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td aria-hidden>
                <Box sx={{ position: 'relative', height: 24, color: sure ? 'primary.main' : 'text.secondary' }}>
                  <Box
                    style={{ left: '50%' }}
                    sx={{ position: 'absolute', top: 0, bottom: 0, width: '1px', bgcolor: 'text.secondary' }}
                  />
                  {low !== null && high !== null && (
                    <>
                      <Box
                        style={{ left: place(low), right: `calc(100% - ${place(high)})` }}
                        sx={{ position: 'absolute', top: 11, height: 2, bgcolor: 'currentColor' }}
                      />
                      <Box
                        style={{ left: place(value) }}
                        sx={{
                          position: 'absolute',
                          top: 7,
                          width: 10,
                          height: 10,
                          ml: '-5px',
                          borderRadius: '50%',
                          bgcolor: sure ? 'currentColor' : 'background.paper',
                          border: 2,
                        }}
                      />
                    </>
                  )}
                </Box>
              </td>
              <td>{signed(value)}</td>
              <td>{low === null || high === null ? 'too short' : `${signed(low)} to ${signed(high)}`}</td>
            </tr>
          )
        })}
      </tbody>
    </Box>
  )
}

/** "+12", "−3", "0". */
function signed(value: number): string {
  const words = figure(Math.abs(value))
  return words === '0' ? words : `${value > 0 ? '+' : '−'}${words}`
}

const LOOK = {
  width: 1,
  mt: 1,
  borderCollapse: 'collapse',
  fontSize: { xs: '0.75rem', sm: '0.8125rem' },
  '& caption': { textAlign: 'left', color: 'text.secondary', py: 0.5, captionSide: 'top' },
  '& th, & td': { fontWeight: 400, px: { xs: 0.5, sm: 0.75 }, py: 0, textAlign: 'right', whiteSpace: 'nowrap' },
  '& th:first-of-type': { textAlign: 'left', pl: 0 },
  '& thead th': { color: 'text.secondary', fontSize: '0.75rem' },
  '& :is(td, th):nth-of-type(2)': { width: '100%' },
  '& tbody td:nth-of-type(1)': { width: '100%', minWidth: { xs: '3.5rem', sm: '6rem' } },
  '& thead th:nth-of-type(2)': { textAlign: 'center' },
} as const
