import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Tooltip from '@mui/material/Tooltip'
import { useState } from 'react'
import { Icon } from '@/components/Icon'
import { useShortcut } from '@/lib/shortcuts'
import { useSignal } from '@/lib/signal'
import { useLive } from '../LiveContext'
import { RecordDialog } from './RecordDialog'
import { RED } from './red'

/** Starts a recording through its dialog, and ends it. Equally wide in both states. */
export function RecordButton() {
  const { recorder, phase, record } = useLive()
  const recording = useSignal(recorder.recording) !== null
  const running = useSignal(phase).kind === 'running'
  const [asking, setAsking] = useState(false)
  const press = () => {
    if (recording) recorder.end()
    else if (running) setAsking(true)
  }
  useShortcut('r', press)
  return (
    <>
      <Tooltip title={running ? '' : 'Start the camera or a video first'} enterDelay={0}>
        <Box component="span" sx={{ display: 'flex', flex: { xs: 1, sm: 'none' } }}>
          <Button
            variant={recording ? 'contained' : 'outlined'}
            disabled={!running}
            onClick={press}
            startIcon={recording ? <Icon name="stop" /> : <Dot />}
            sx={{
              minWidth: '10.5rem',
              flex: 1,
              ...(recording && { bgcolor: RED, color: '#fff', '&:hover': { bgcolor: '#a81f1f' } }),
            }}
          >
            {recording ? 'Stop recording' : 'Record'}
          </Button>
        </Box>
      </Tooltip>
      <RecordDialog
        open={asking && running && !recording}
        onClose={() => {
          setAsking(false)
        }}
        onRecord={(title, consent) => {
          setAsking(false)
          record(title, consent)
        }}
      />
    </>
  )
}

function Dot() {
  return (
    <Box
      component="span"
      sx={{
        width: 12,
        height: 12,
        m: 0.5,
        borderRadius: '50%',
        bgcolor: RED,
        forcedColorAdjust: 'none',
        '[disabled] &': { bgcolor: 'currentColor' },
      }}
    />
  )
}
