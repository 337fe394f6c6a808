import Box from '@mui/material/Box'
import { SelectField } from '@/components/SelectField'
import { IconAction } from '@/components/IconAction'
import { moment } from '@/lib/sessionTime'
import { useSignal } from '@/lib/signal'
import { useReview } from '../ReviewContext'
import type { Player } from './player'
import { Scrubber } from './Scrubber'
import { useMediaState } from './useMediaState'
import { Volume } from './Volume'

const SPEEDS = [0.25, 0.5, 1, 1.5, 2, 4].map((value) => ({ value, name: `${String(value)} ×` }))

/** Play, step, seek, speed and volume; disabled while there is nothing to play. */
export function Transport({ player }: { player: Player | null }) {
  const { put } = useReview()
  const { ready, paused, rate, length } = useMediaState(player)
  const step = (by: number) => {
    if (!player) return
    player.video.pause()
    put(player.steppedTo(by))
  }
  return (
    <Box
      role="group"
      aria-label="Player"
      sx={{ px: { xs: 1.5, sm: 2 }, py: 0.5, display: 'grid', gridTemplateRows: '40px 48px' }}
    >
      <Scrubber length={length} disabled={!ready} />
      <Box sx={{ display: 'flex', alignItems: 'center', gap: { xs: 0, sm: 0.5 }, ml: -1, minWidth: 0 }}>
        <IconAction name="step-back" label="Step back" disabled={!ready} onClick={() => step(-1)} />
        <IconAction
          name={paused ? 'play' : 'pause'}
          label={paused ? 'Play' : 'Pause'}
          disabled={!ready}
          onClick={() => player?.toggle()}
        />
        <IconAction name="step-on" label="Step forward" disabled={!ready} onClick={() => step(1)} />
        <Time length={length} />
        <Box sx={{ flex: 1 }} />
        <SelectField
          label="Speed"
          labelHidden
          value={rate}
          options={SPEEDS}
          disabled={!ready}
          onChange={(value) => player?.setSpeed(value)}
        />
        <Volume player={player} disabled={!ready} />
      </Box>
    </Box>
  )
}

function Time({ length }: { length: number }) {
  const at = useSignal(useReview().cursor.held) ?? 0
  return (
    <Box
      component="span"
      data-testid="time"
      sx={{ ml: 1, fontSize: '0.8125rem', color: 'text.secondary', whiteSpace: 'nowrap' }}
    >
      <Box component="span" sx={{ color: 'text.primary' }}>
        {moment(at, 1)}
      </Box>
      {length > 0 && (
        <Box component="span" sx={{ display: { xs: 'none', sm: 'inline' } }}>
          {` / ${moment(length, 1)}`}
        </Box>
      )}
    </Box>
  )
}
