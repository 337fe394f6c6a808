import Box from '@mui/material/Box'
import { useEffect, useRef } from 'react'
import { useSignal } from '@/lib/signal'
import { intervalOf } from '../reading/boxes'
import { useReview } from '../ReviewContext'
import { stageLook } from './look'
import { Overlay } from './Overlay'
import { Player } from './player'
import { Unplayable } from './Unplayable'
import { useMoments } from './useMoments'
import type { Picture } from './usePicture'
import { useTurning } from './useTurning'

interface Props {
  picture: Picture
  source: string
}

/** The video with its boxes. A click plays it, or pauses. */
export function Stage({ picture, source }: Props) {
  const { cursor } = useReview()
  const { video } = picture
  const player = useSignal(picture.player)
  const element = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    if (!element.current) return
    const made = new Player(element.current, cursor)
    picture.player.set(made)
    return () => {
      made.dispose()
      picture.player.set(null)
    }
  }, [cursor, picture.player])
  return (
    <Box sx={stageLook(video)}>
      {/* eslint-disable-next-line jsx-a11y/media-has-caption -- it is the person's own file, as it is */}
      <video
        ref={element}
        src={source}
        preload="auto"
        playsInline
        style={{ position: 'absolute', inset: 0, width: '100%', height: '100%', objectFit: 'contain' }}
      />
      {player && <Over player={player} picture={picture} />}
    </Box>
  )
}

/** What lies over the video: the boxes, or that it cannot be played. */
function Over({ player, picture }: { player: Player; picture: Picture }) {
  const { video } = picture
  const playable = useSignal(player.playable)
  const moments = useMoments()
  useTurning(player)
  useEffect(() => {
    player.learn(moments, intervalOf(video))
  }, [player, moments, video])
  if (playable === 'no') return <Unplayable picture={picture} onRetry={player.retry} />
  return (
    <>
      <Overlay player={player} video={video} moments={moments} />
      <Box
        role="group"
        aria-label="Picture; Space plays it, arrows step from sample to sample"
        tabIndex={0}
        onClick={player.toggle}
        sx={{ position: 'absolute', inset: 0, cursor: 'pointer', '&:focus-visible': { outlineOffset: -2 } }}
      />
    </>
  )
}
