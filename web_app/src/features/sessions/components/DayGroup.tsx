import Box from '@mui/material/Box'
import Paper from '@mui/material/Paper'
import Typography from '@mui/material/Typography'
import { useId } from 'react'
import { dayName } from '@/lib/days'
import type { Day } from '../logic/days'
import type { RowHandlers } from '../rowHandlers'
import { SessionRow } from './SessionRow'

interface Props extends RowHandlers {
  group: Day
  now: number
  chosen: ReadonlySet<string>
  renaming: string | null
}

/** The sessions of one day under its name, or all of them if they aren't sorted by time. */
export function DayGroup({ group: { day, sessions }, now, chosen, renaming, ...handlers }: Props) {
  const heading = useId()
  return (
    <Box component="section" aria-labelledby={heading} sx={{ mb: 3 }}>
      <Typography
        id={heading}
        component="h2"
        variant="h3"
        sx={{ mb: 1, ml: { xs: 1, sm: 2 }, color: 'text.secondary' }}
      >
        {day === null ? 'All days' : dayName(day, now)}
      </Typography>
      <Paper component="ul" variant="outlined" sx={{ m: 0, p: 0, listStyle: 'none', overflow: 'hidden' }}>
        {sessions.map((session) => (
          <SessionRow
            key={session.id}
            session={session}
            dated={day === null}
            chosen={chosen.has(session.id)}
            renaming={renaming === session.id}
            {...handlers}
          />
        ))}
      </Paper>
    </Box>
  )
}
