import Box from '@mui/material/Box'
import Paper from '@mui/material/Paper'
import Typography from '@mui/material/Typography'
import { useRef } from 'react'
import { percent } from '@/lib/format'
import { personLabel } from '@/lib/personLabel'
import { setText } from '@/lib/setText'
import { REASONS } from '@/lib/unclear'
import { LineSample } from './LineSample'
import { ScoreBars } from './ScoreBars'
import { useLive } from '../LiveContext'
import { usePainter } from '../usePainter'

interface Props {
  id: number | null
  /** Why this face isn't updated; null if it is. */
  absence: string | null
}

/** One face: its number, its expression and confidence or why it is unclear, and all seven probabilities. */
export function FaceCard({ id, absence }: Props) {
  const { scene } = useLive()
  const card = useRef<HTMLDivElement>(null)
  const verdict = useRef<HTMLSpanElement>(null)
  usePainter(() => {
    const face = id === null ? undefined : scene.faces.get(id)
    if (!verdict.current || !face?.present) return
    const unclear = face.clarity.shown
    const { expression, confidence } = face.calm
    setText(verdict.current, unclear ? `unclear: ${REASONS[unclear]}` : `${expression} ${percent(confidence)} %`)
    card.current?.toggleAttribute('data-unclear', unclear !== null)
  })
  const present = absence === null
  const name = id === null ? 'No face yet' : personLabel(id)
  return (
    <Paper
      component="article"
      ref={card}
      variant="outlined"
      aria-label={name}
      data-present={present}
      sx={{ px: 2, py: 1.5, display: 'grid', gap: 1 }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        {id !== null && <LineSample id={id} />}
        <Typography component="h2" variant="h3" sx={{ flex: 1 }} color={present ? 'textPrimary' : 'textSecondary'}>
          {name}
        </Typography>
        <Box
          component="span"
          ref={verdict}
          key={id}
          hidden={!present}
          sx={{
            fontWeight: 600,
            fontSize: '0.9375rem',
            lineHeight: 1.4,
            whiteSpace: 'nowrap',
            '[data-unclear] &': { color: 'text.secondary' },
          }}
        />
        {absence && (
          <Typography variant="body2" color="textSecondary">
            {absence}
          </Typography>
        )}
      </Box>
      <ScoreBars id={id} dimmed={!present} />
    </Paper>
  )
}
