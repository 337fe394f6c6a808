import Box from '@mui/material/Box'
import { Link } from 'react-router'
import type { Row } from '../logic/rows'

const ONE_LINE = { fontWeight: 600, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const

/** The name; for a finished video a link to the review that covers the whole row. */
export function RowTitle({ row: { id, name, video } }: { row: Row }) {
  if (video?.status !== 'complete')
    return (
      <Box sx={ONE_LINE} title={name}>
        {name}
      </Box>
    )
  return (
    <Box
      component={Link}
      to={`/sessions/${id}`}
      title={name}
      sx={{
        ...ONE_LINE,
        color: 'text.primary',
        textDecoration: 'none',
        '&::after': { content: '""', position: 'absolute', inset: 0 },
        '&:focus-visible': { outline: 'none' },
        '&:focus-visible::after': {
          outline: '2px solid var(--mui-palette-primary-main)',
          outlineOffset: -2,
          borderRadius: 1,
        },
      }}
    >
      {name}
    </Box>
  )
}
