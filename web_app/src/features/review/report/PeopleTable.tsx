import Box from '@mui/material/Box'
import type { SessionDetail } from '@/api'
import { EXPRESSIONS } from '@/lib/expressions'
import { count, percent } from '@/lib/format'
import { personName, visibleFaces } from '../logic/faces'
import { Part } from './Part'

/** The shares of each person, in percent. */
export function PeopleTable({ tracks }: { tracks: SessionDetail['tracks'] }) {
  return (
    <Part title="People">
      <Box role="group" aria-label="Shares of each person" tabIndex={0} sx={{ overflowX: 'auto' }}>
        <Box component="table" sx={LOOK}>
          <thead>
            <tr>
              {['Person', ...EXPRESSIONS, 'index', 'unclear', 'samples'].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {visibleFaces(tracks).map((track) => (
              <tr key={track.face}>
                <th scope="row">{personName(track)}</th>
                {EXPRESSIONS.map((name) => (
                  <td key={name}>{track.shares ? `${percent(track.shares[name])} %` : '–'}</td>
                ))}
                <td>{track.expression_index?.toFixed(0) ?? '–'}</td>
                <td>{`${percent(track.unclear)} %`}</td>
                <td>{count(track.samples)}</td>
              </tr>
            ))}
          </tbody>
        </Box>
      </Box>
    </Part>
  )
}

const LOOK = {
  width: 1,
  borderCollapse: 'collapse',
  '& th, & td': { textAlign: 'right', fontWeight: 400, py: 0.25, px: 0.5, borderBottom: 1, borderColor: 'divider' },
  '& thead th': { color: 'text.secondary' },
  '& th:first-of-type': { textAlign: 'left', pl: 0 },
} as const
