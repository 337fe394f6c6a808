import Typography from '@mui/material/Typography'
import { SelectField } from '@/components/SelectField'
import { useSignal } from '@/lib/signal'
import { PICTURE_WIDTHS } from '../engine/session'
import { useLive } from '../LiveContext'

const NAMES = { 320: '320 px (fastest)', 640: '640 px', 960: '960 px (small faces)' } as const
const OPTIONS = PICTURE_WIDTHS.map((value) => ({ value, name: NAMES[value] }))

export function PictureWidthChoice() {
  const { pictureWidth, recorder } = useLive()
  const recording = useSignal(recorder.recording) !== null
  return (
    <>
      <SelectField
        label="Frame width"
        value={useSignal(pictureWidth)}
        options={OPTIONS}
        disabled={recording}
        onChange={pictureWidth.set}
      />
      <Typography variant="body2" color="textSecondary" sx={{ mt: 1 }}>
        {recording
          ? 'You can change this once the recording has ended.'
          : 'The maximum width of the frames that are sent. Wider frames find smaller faces but take longer.'}
      </Typography>
    </>
  )
}
