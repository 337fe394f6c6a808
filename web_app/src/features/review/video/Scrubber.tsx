import Box from '@mui/material/Box'
import Slider from '@mui/material/Slider'
import { EXPRESSION_COLOURS } from '@/lib/expressions'
import { moment } from '@/lib/sessionTime'
import { useSignal } from '@/lib/signal'
import { useReview } from '../ReviewContext'
import { useChapters } from './useChapters'

/** The position in the video, with a tick for each chapter. */
export function Scrubber({ length, disabled }: { length: number; disabled: boolean }) {
  const { cursor, put } = useReview()
  const at = useSignal(cursor.held) ?? 0
  return (
    <Box sx={{ position: 'relative', mx: 1 }}>
      <Slider
        size="small"
        aria-label="Seek"
        disabled={disabled}
        min={0}
        max={Math.max(1, length)}
        step={1}
        value={Math.min(Math.max(0, at), Math.max(1, length))}
        getAriaValueText={(value) => moment(value, 1)}
        onChange={(_, value) => {
          put(value)
        }}
        sx={{ py: '13px', display: 'block', '& .MuiSlider-thumb, & .MuiSlider-track': { transition: 'none' } }}
      />
      {length > 0 && <Ticks length={length} />}
    </Box>
  )
}

function Ticks({ length }: { length: number }) {
  return (
    <Box aria-hidden sx={{ position: 'absolute', inset: '18px 0 auto 0', height: 8, pointerEvents: 'none' }}>
      {useChapters().map(({ key, at, expression }) => (
        <Box
          key={key}
          style={{ left: `${String(Math.min(1, at / length) * 100)}%` }}
          sx={{
            position: 'absolute',
            width: 3,
            ml: '-1.5px',
            height: 8,
            borderRadius: 0.25,
            bgcolor: expression ? EXPRESSION_COLOURS[expression] : 'primary.main',
            forcedColorAdjust: 'none',
          }}
        />
      ))}
    </Box>
  )
}
