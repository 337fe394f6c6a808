import { visuallyHidden } from '@mui/utils'
import Box from '@mui/material/Box'
import { useEffect, useState } from 'react'
import { personLabel } from '@/lib/personLabel'
import { summarise, type Line, type LineSummary } from '../engine/history'
import { useLive } from '../LiveContext'

const EVERY = 5000

type Row = [name: string, summary: LineSummary]

/** The chart as a table for screen readers, updated every few seconds. */
export function IndexTable() {
  const { history } = useLive().scene
  const [rows, setRows] = useState<Row[]>([])
  useEffect(() => {
    const timer = setInterval(() => {
      const lines: [string, Line][] = [...history.faces].map(([id, line]) => [personLabel(id), line])
      const all: [string, Line][] = lines.length > 1 ? [...lines, ['Average', history.average]] : lines
      setRows(
        all.flatMap(([name, line]) => {
          const summary = summarise(line)
          return summary ? [[name, summary]] : []
        }),
      )
    }, EVERY)
    return () => {
      clearInterval(timer)
    }
  }, [history])
  return (
    <Box sx={visuallyHidden}>
      <table>
        <caption>Expression index over the last minute, 0 to 100</caption>
        <thead>
          <tr>
            {['Person', 'Now', 'Mean', 'Lowest', 'Highest'].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, { now, mean, lowest, highest }]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{now === null ? 'unclear or out of view' : Math.round(now)}</td>
              <td>{Math.round(mean)}</td>
              <td>{Math.round(lowest)}</td>
              <td>{Math.round(highest)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Box>
  )
}
