import Box from '@mui/material/Box'
import { Fragment } from 'react'
import type { RowLabels } from '../logic/labels'
import { Progress } from './Progress'

interface Props {
  words: RowLabels
  /** An action that failed. */
  failure: string | undefined
}

const COLOURS = { calm: 'text.primary', done: 'text.primary', failed: 'error.main' } as const
/** As many details as fit on a phone. */
const ON_A_PHONE = 3

/** The status with its details, and a progress bar or a note. Equally high in each state. */
export function StatusLines({ words: { status, tone, figures, note, progress }, failure }: Props) {
  return (
    <Box
      sx={{
        fontSize: '0.8125rem',
        lineHeight: 1.5,
        color: 'text.secondary',
        minHeight: { xs: '4.875em', sm: '3.25em' },
        display: 'grid',
        gridTemplateColumns: 'minmax(0, 1fr)',
        alignContent: 'start',
        gap: 0.5,
      }}
    >
      <div>
        <Box component="span" sx={{ color: COLOURS[tone], fontWeight: 550 }}>
          {status}
        </Box>
        {figures.map((figure, place) => (
          <Fragment key={place}>
            <Box component="span" sx={place < ON_A_PHONE ? {} : PLENTY}>
              {' · '}
            </Box>
            <Box component="span" sx={place < ON_A_PHONE ? WHOLE : { ...WHOLE, ...PLENTY }}>
              {figure}
            </Box>
          </Fragment>
        ))}
      </div>
      {progress ? (
        <Box sx={{ py: 0.75 }}>
          <Progress {...progress} />
        </Box>
      ) : (
        <Box sx={{ overflowWrap: 'anywhere' }}>{note}</Box>
      )}
      {failure && (
        <Box role="alert" sx={{ color: 'error.main' }}>
          {failure}
        </Box>
      )}
    </Box>
  )
}

const WHOLE = { whiteSpace: 'nowrap' } as const
const PLENTY = { display: { xs: 'none', sm: 'inline' } } as const
