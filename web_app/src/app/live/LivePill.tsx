import { visuallyHidden } from '@mui/utils'
import Box from '@mui/material/Box'
import ButtonBase from '@mui/material/ButtonBase'
import Tooltip from '@mui/material/Tooltip'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Icon } from '@/components/Icon'
import { isOff, type Phase } from '@/features/live/engine/phase'
import { useLive } from '@/features/live/LiveContext'
import { RED } from '@/features/live/recording/red'
import { useElapsed } from '@/features/live/recording/useElapsed'
import { useSignal } from '@/lib/signal'

/** In the header while a camera or a video runs: the recording time, a link to the live page, and Stop. */
export function LivePill() {
  const session = useLive()
  const phase = useSignal(session.phase)
  const recording = useSignal(session.recorder.recording)
  if (isOff(phase) || phase.kind === 'ended') return null
  return (
    <Box role="group" aria-label="Live session" data-pill sx={{ ...PILL, ...(recording ? RECORDS : SHOWS) }}>
      <ButtonBase component={Link} to="/" sx={{ pl: 1.5, pr: 1, gap: 1 }}>
        {recording ? <Elapsed since={recording.begunAt} /> : <Source phase={phase} />}
      </ButtonBase>
      <span aria-hidden>·</span>
      <Tooltip title={stopHint(phase, recording !== null)} describeChild>
        <ButtonBase onClick={session.stop} sx={{ pl: 1, pr: 1.5 }}>
          Stop
        </ButtonBase>
      </Tooltip>
    </Box>
  )
}

function stopHint(phase: Phase, recording: boolean): string {
  const source = isFile(phase) ? 'close the video' : 'turn off the camera'
  return recording ? `Stop recording and ${source}` : source.charAt(0).toUpperCase() + source.slice(1)
}

const isFile = (phase: Phase) => phase.kind === 'running' && phase.source === 'file'

function Elapsed({ since }: { since: number }) {
  const elapsed = useElapsed(since)
  return (
    <>
      <Dot />
      <Box component="span" sx={visuallyHidden}>
        Recording
      </Box>
      {elapsed}
    </>
  )
}

const Dot = () => (
  <Box component="span" aria-hidden sx={{ width: 10, height: 10, borderRadius: '50%', bgcolor: 'currentColor' }} />
)

function Source({ phase }: { phase: Phase }): ReactNode {
  const file = isFile(phase)
  return (
    <>
      <Icon name={file ? 'file' : 'camera'} sx={{ display: { xs: 'none', sm: 'inline' } }} />
      {file ? 'Video open' : phase.kind === 'starting' ? 'Starting' : 'Camera on'}
    </>
  )
}

const PILL = {
  display: 'flex',
  alignItems: 'center',
  flex: 'none',
  mx: 'auto',
  height: 34,
  borderRadius: 4.25,
  border: 1,
  fontSize: '0.875rem',
  fontWeight: 600,
  whiteSpace: 'nowrap',
  '& a, & button': { alignSelf: 'stretch', font: 'inherit', color: 'inherit', borderRadius: 'inherit' },
  // Touch targets are higher than the pill.
  '& :is(a, button)::after': { content: '""', position: 'absolute', inset: '-5px 0' },
  '& :is(a, button):hover': { textDecoration: 'underline', textUnderlineOffset: 3 },
} as const

const RECORDS = { bgcolor: RED, borderColor: RED, color: '#fff', forcedColorAdjust: 'none' }
const SHOWS = { borderColor: 'divider', color: 'text.primary' }
