import Box from '@mui/material/Box'
import { SelectField } from '@/components/SelectField'
import { useSignal } from '@/lib/signal'
import { useLive } from '../LiveContext'
import { useSource } from '../useSource'

const UNKNOWN = [{ value: '', name: 'Default camera' }]

/** Which camera. Browsers reveal their names once the page may use one. */
export function CameraChoice() {
  const session = useLive()
  const cameras = useSignal(session.cameras)
  const chosen = useSignal(session.cameraId)
  const recording = useSignal(session.recorder.recording) !== null
  const { startCamera } = useSource()
  const known = cameras.map(({ id, label }) => ({ value: id, name: label }))
  return (
    <Box sx={{ flex: '1 1 8rem', maxWidth: { sm: '11rem' }, minWidth: 0, display: 'grid' }}>
      <SelectField
        label="Camera"
        labelHidden
        value={chosen ?? ''}
        options={known.length > 0 ? known : UNKNOWN}
        // Switching cameras starts a new stream, which would end the recording.
        disabled={known.length === 0 || recording}
        onChange={startCamera}
      />
    </Box>
  )
}
