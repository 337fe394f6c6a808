import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import FormControlLabel from '@mui/material/FormControlLabel'
import Switch from '@mui/material/Switch'
import { useEffect, useRef } from 'react'
import { Icon } from '@/components/Icon'
import { IconAction } from '@/components/IconAction'
import { useShortcut } from '@/lib/shortcuts'
import { useSignal } from '@/lib/signal'
import { download, drawSnapshot } from '../draw/snapshot'
import { isOff } from '../engine/phase'
import { useLive } from '../LiveContext'
import { MarkerButton } from '../recording/MarkerButton'
import { RecordButton } from '../recording/RecordButton'
import { useSource } from '../useSource'
import { CameraChoice } from './CameraChoice'
import { FileButton } from './FileButton'
import { FileTransport } from './FileTransport'
import { OptionsButton } from './OptionsButton'
import { StatusLine } from './StatusLine'

const NO_RESET = 'Can’t reset while recording: new people would get old numbers'

export function Controls() {
  const session = useLive()
  const mirrored = useSignal(session.mirrored)
  const phase = useSignal(session.phase)
  const recording = useSignal(session.recorder.recording) !== null
  const { startCamera } = useSource()
  const main = useRef<HTMLButtonElement>(null)
  const on = !isOff(phase)
  const picture = phase.kind === 'running' || phase.kind === 'ended'
  const camera = phase.kind === 'running' && phase.source === 'camera'

  const startOrStop = () => {
    if (on) session.stop()
    else startCamera()
  }
  const reset = () => {
    if (!recording) session.reset()
  }
  const save = () => {
    if (picture)
      void drawSnapshot(session, mirrored && camera).then((file) => {
        download(file)
      })
  }
  const flip = () => {
    session.mirrored.set(!mirrored)
  }
  // The Start button in the picture disappears when the camera starts, so the focus moves here.
  useEffect(() => {
    if (on && document.activeElement === document.body) main.current?.focus({ preventScroll: true })
  }, [on])
  useShortcut('s', startOrStop)
  useShortcut('0', reset)
  useShortcut('p', save)
  useShortcut('f', flip)

  return (
    <Box
      component="section"
      aria-label="Controls"
      sx={{ gridArea: 'controls', display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, minHeight: 44 }}
    >
      <Button
        ref={main}
        variant="outlined"
        onClick={startOrStop}
        startIcon={<Icon name={on ? 'stop' : 'camera'} />}
        sx={{ minWidth: '8.75rem', flex: { xs: 1, sm: 'none' } }}
      >
        {on ? 'Stop' : 'Start camera'}
      </Button>
      <RecordButton />
      <MarkerButton />
      <IconAction
        name="reset"
        label={recording ? NO_RESET : 'Reset'}
        onClick={reset}
        disabled={!picture || recording}
      />
      <IconAction name="save" label="Save picture" onClick={save} disabled={!picture} />
      <OptionsButton />
      <FileButton label="Video file" />
      <CameraChoice />
      <FormControlLabel
        label="Mirrored"
        sx={{ mx: 0 }}
        control={<Switch checked={mirrored} onChange={flip} disabled={picture && !camera} />}
      />
      <FileTransport />
      <StatusLine />
    </Box>
  )
}
