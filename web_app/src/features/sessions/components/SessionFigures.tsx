import Box from '@mui/material/Box'
import type { Session } from '@/api'
import { IndexThumbnail } from '@/components/IndexThumbnail'
import { ShareBar } from '@/components/ShareBar'
import { unclearLabel } from '../logic/labels'

/** The index line with its mean, the largest shares, and how much was unclear. */
export function SessionFigures({ session }: { session: Session }) {
  const { shares, expression_index: index, index_line: line } = session
  if (session.damaged) return null
  return (
    <>
      <Box
        sx={{
          gridArea: 'line',
          display: 'flex',
          alignItems: 'center',
          gap: 1.25,
          alignSelf: { xs: 'start', lg: 'center' },
        }}
      >
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <IndexThumbnail values={line} width="100%" />
        </Box>
        <Box
          component="span"
          title="Mean expression index, 0 to 100"
          sx={{ minWidth: '1.5rem', fontSize: '0.8125rem', textAlign: 'right' }}
        >
          {index === null ? '–' : Math.round(index)}
        </Box>
      </Box>
      <Box sx={{ gridArea: 'shares', minWidth: 0 }}>
        {shares ? (
          <ShareBar shares={shares} />
        ) : (
          <Box component="span" sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>
            {session.status === 'analysing' ? 'Nothing found yet' : 'No clear samples'}
          </Box>
        )}
      </Box>
      <Box
        sx={{
          gridArea: 'unclear',
          display: { xs: 'none', lg: 'block' },
          fontSize: '0.75rem',
          color: 'text.secondary',
          textAlign: 'right',
        }}
      >
        {unclearLabel(session)}
      </Box>
    </>
  )
}
