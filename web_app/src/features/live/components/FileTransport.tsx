import IconButton from '@mui/material/IconButton'
import Slider from '@mui/material/Slider'
import Stack from '@mui/material/Stack'
import Typography from '@mui/material/Typography'
import { useEffect, useReducer } from 'react'
import { Icon } from '@/components/Icon'
import { clock } from '@/lib/format'
import { useSignal } from '@/lib/signal'
import { useLive } from '../LiveContext'

const EVENTS = ['timeupdate', 'play', 'pause', 'ended', 'seeked', 'loadedmetadata'] as const

/** Play, pause and seek in a video file. */
export function FileTransport() {
  const { video, phase, seek } = useLive()
  const { kind, ...rest } = useSignal(phase)
  const [, update] = useReducer((count: number) => count + 1, 0)
  useEffect(() => {
    for (const event of EVENTS) video.addEventListener(event, update)
    return () => {
      for (const event of EVENTS) video.removeEventListener(event, update)
    }
  }, [video])
  if (!(kind === 'ended' || ('source' in rest && rest.source === 'file'))) return null
  const duration = Number.isFinite(video.duration) ? video.duration : 0
  return (
    <Stack direction="row" sx={{ alignItems: 'center', gap: 1.5, flexBasis: '100%', order: -1 }}>
      <IconButton
        color="inherit"
        aria-label={video.paused ? 'Play' : 'Pause'}
        onClick={() => {
          if (video.paused) void video.play()
          else video.pause()
        }}
      >
        <Icon name={video.paused ? 'play' : 'pause'} />
      </IconButton>
      <Slider
        size="small"
        aria-label="Seek"
        min={0}
        max={duration}
        step={0.1}
        value={Math.min(video.currentTime, duration)}
        getAriaValueText={clock}
        onChange={(_, seconds) => {
          seek(seconds)
          update()
        }}
      />
      <Typography variant="body2" color="textSecondary" sx={{ whiteSpace: 'nowrap' }}>
        {clock(video.currentTime)} / {clock(duration)}
      </Typography>
    </Stack>
  )
}
