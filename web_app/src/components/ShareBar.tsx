import Box from '@mui/material/Box'
import { EXPRESSION_COLOURS, type Scores } from '@/lib/expressions'
import { percent } from '@/lib/format'
import { largestShares } from '@/lib/shares'
import { Swatch } from './Swatch'

interface Props {
  shares: Scores
  /** How many of the largest shares are named; the others are one grey part. */
  count?: number
}

/** The largest shares as a bar, with a legend below. */
export function ShareBar({ shares, count = 3 }: Props) {
  const largest = largestShares(shares, count)
  return (
    <Box sx={{ minWidth: 0 }}>
      <Box
        aria-hidden
        sx={{ display: 'flex', gap: '2px', height: 8, borderRadius: 1, overflow: 'hidden', bgcolor: 'divider' }}
      >
        {largest.map(({ name, share }) => (
          <Box
            key={name}
            style={{ width: `${String(share * 100)}%` }}
            sx={{ bgcolor: EXPRESSION_COLOURS[name], forcedColorAdjust: 'none' }}
          />
        ))}
      </Box>
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          columnGap: 1.5,
          mt: 0.75,
          fontSize: '0.75rem',
          lineHeight: 1.4,
          color: 'text.secondary',
        }}
      >
        {largest.map(({ name, share }) => (
          <Box
            key={name}
            component="span"
            sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5, whiteSpace: 'nowrap' }}
          >
            <Swatch name={name} />
            {`${name} ${percent(share)} %`}
          </Box>
        ))}
      </Box>
    </Box>
  )
}
