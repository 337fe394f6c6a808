import Box from '@mui/material/Box'
import { useEffect, useRef } from 'react'
import { useSignal } from '@/lib/signal'
import { intervalOf } from '../logic/sampledFrames'
import { useReview } from '../ReviewContext'
import { stageStyle } from './stageStyle'
import { Overlay } from './Overlay'
import { Player } from './player'
import { Unplayable } from './Unplayable'
import { useSampledFrames } from './useSampledFrames'
import type { Playback } from './usePlayback'
import { useFollowPlayback } from './useFollowPlayback'

interface Props {
  playback: Playback
  source: string
}

/** The video with its boxes. A click plays or pauses it. */
export function Stage({ playback, source }: Props) {
  const { cursor } = useReview()
  const { video } = playback
  const player = useSignal(playback.player)
  const element = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    if (!element.current) return
    const made = new Player(element.current, cursor)
    playback.player.set(made)
    return () => {
      made.dispose()
      playback.player.set(null)
    }
  }, [cursor, playback.player])
  return (
    <Box sx={stageStyle(video)}>
      {/* eslint-disable-next-line jsx-a11y/media-has-caption -- a person's own file has no captions */}
      <video
        ref={element}
        src={source}
        preload="auto"
        playsInline
        style={{ position: 'absolute', inset: 0, width: '100%', height: '100%', objectFit: 'contain' }}
      />
      {player && <Over player={player} playback={playback} />}
    </Box>
  )
}

/** Over the video: the boxes, or why it can't be played. */
function Over({ player, playback }: { player: Player; playback: Playback }) {
  const { video } = playback
  const playable = useSignal(player.playable)
  const moments = useSampledFrames()
  useFollowPlayback(player)
  useEffect(() => {
    player.learn(moments, intervalOf(video))
  }, [player, moments, video])
  if (playable === 'no') return <Unplayable playback={playback} onRetry={player.retry} />
  return (
    <>
      <Overlay player={player} video={video} moments={moments} />
      <Box
        role="group"
        aria-label="Video. Space plays, arrow keys step from sample to sample"
        tabIndex={0}
        onClick={player.toggle}
        sx={{ position: 'absolute', inset: 0, cursor: 'pointer', '&:focus-visible': { outlineOffset: -2 } }}
      />
    </>
  )
}
