import Box from '@mui/material/Box'
import Slider from '@mui/material/Slider'
import { IconAction } from '@/components/IconAction'
import { percent } from '@/lib/format'
import type { Player } from './player'
import { useMediaState } from './useMediaState'

/** The volume. Phones have keys for it, so they show only Mute. */
export function Volume({ player, disabled }: { player: Player | null; disabled: boolean }) {
  const { volume, muted } = useMediaState(player)
  return (
    <Box data-own-keys sx={{ display: 'flex', alignItems: 'center', ml: 0.5 }}>
      <IconAction
        name={muted ? 'muted' : 'volume'}
        label={muted ? 'Unmute' : 'Mute'}
        disabled={disabled}
        onClick={() => player?.setMuted(!muted)}
      />
      <Box sx={{ width: 72, mx: 1.5, display: { xs: 'none', sm: 'block' } }}>
        <Slider
          size="small"
          aria-label="Volume"
          disabled={disabled}
          min={0}
          max={1}
          step={0.05}
          value={muted ? 0 : volume}
          getAriaValueText={(value) => `${percent(value)} %`}
          onChange={(_, value) => player?.setVolume(value)}
          sx={{ display: 'block' }}
        />
      </Box>
    </Box>
  )
}
