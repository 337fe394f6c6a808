import { useEffect, useRef } from 'react'
import { drawFaces, unitFor } from '@/components/player/faceBoxes'
import { fitCanvas } from '@/components/player/fitCanvas'
import { contain, type Side } from '@/lib/geometry'
import { nameOf } from '../logic/faces'
import { intervalOf, sampledFrameAt, type SampledFrame } from '../logic/sampledFrames'
import { useReview } from '../ReviewContext'
import type { Player } from './player'
import type { Playback } from './usePlayback'

interface Props {
  player: Player
  video: Playback['video']
  moments: readonly SampledFrame[]
}

/** The boxes of the frame on the screen, drawn in device pixels. */
export function Overlay({ player, video, moments }: Props) {
  const { tracks } = useReview().session
  const canvas = useRef<HTMLCanvasElement>(null)
  const sides = useRef(new Map<number, Side>())

  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    const { canvas: element } = context
    const draw = () => {
      const at = player.frame.get()
      const seen = at === null ? null : sampledFrameAt(moments, at, intervalOf(video))
      // Lets tests read what is drawn.
      element.dataset.mediaTime = at === null ? '' : String(at)
      element.dataset.at = seen ? String(seen.at) : ''
      const { clientWidth: width, clientHeight: height } = element
      fitCanvas(context, width, height)
      if (!seen || !video.media) return
      const { videoWidth, videoHeight } = player.video
      const shown = contain({ width: videoWidth, height: videoHeight }, { width, height })
      const faces = seen.faces.map((face) => ({ ...face, name: labelOf(nameOf(face.id, tracks)), opacity: 1 }))
      drawFaces(context, faces, {
        frame: video.media,
        shown,
        mirrored: false,
        unit: unitFor(shown.width),
        sides: sides.current,
      })
    }
    draw()
    // Drawn in the frame's own callback, so that its boxes appear with it.
    const undo = player.frame.subscribe(draw)
    const observer = new ResizeObserver(draw)
    observer.observe(element)
    return () => {
      undo()
      observer.disconnect()
    }
  }, [player, video, moments, tracks])

  return (
    <canvas
      ref={canvas}
      data-testid="boxes"
      // The timeline says the same in words.
      aria-hidden
      style={{ position: 'absolute', inset: 0, width: '100%', height: '100%', pointerEvents: 'none' }}
    />
  )
}

const LONGEST = 24

const labelOf = (name: string) => (name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name)
