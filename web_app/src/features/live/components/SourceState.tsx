import Button from '@mui/material/Button'
import { Icon } from '@/components/Icon'
import { StatePanel } from '@/components/StatePanel'
import { useSignal } from '@/lib/signal'
import { useLive } from '../LiveContext'
import { useSource } from '../useSource'
import { FileButton } from './FileButton'
import { FAILURE_TEXTS, IDLE_TEXT, STARTING_TEXT } from './sourceTexts'

/** In place of the picture while there is none. */
export function SourceState() {
  const phase = useSignal(useLive().phase)
  const { startCamera } = useSource()
  const start = (label: string) => (
    <Button
      variant="contained"
      size="large"
      startIcon={<Icon name="camera" />}
      onClick={() => {
        startCamera()
      }}
    >
      {label}
    </Button>
  )
  if (phase.kind === 'starting') return <StatePanel {...STARTING_TEXT} />
  if (phase.kind !== 'failed') {
    return (
      <StatePanel {...IDLE_TEXT}>
        {start('Start camera')}
        <FileButton label="or choose or drop a video file" />
      </StatePanel>
    )
  }
  const { action, ...text } = FAILURE_TEXTS[phase.reason]
  return (
    <StatePanel {...text}>
      {action === 'file' ? <FileButton label="Choose a video file" main /> : start('Try again')}
      {action === 'camera' && <FileButton label="or choose a video file" />}
    </StatePanel>
  )
}
