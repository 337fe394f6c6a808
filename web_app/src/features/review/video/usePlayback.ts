import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { videoAddress, videoQuery, type SessionDetail, type Video } from '@/api'
import { signal, type Signal } from '@/lib/signal'
import type { Player } from './player'

/** The video that a session was made from, as far as it is at hand. */
export interface Playback {
  video: Video
  /** The same file from the person's own disk. */
  file: File | null
  choose: (file: File) => void
  /** Where it is played from: the chosen file, else the kept one; null where there is neither. */
  source: string | null
  /** Null while there is nothing to play. */
  player: Signal<Player | null>
}

/** Null for a session that was recorded live. */
export function usePlayback(session: SessionDetail): Playback | null {
  const { data: video } = useQuery({ ...videoQuery(session.id), enabled: session.source === 'video' })
  const [chosen, setChosen] = useState<{ file: File; address: string } | null>(null)
  const [player] = useState(() => signal<Player | null>(null))
  useEffect(
    () => () => {
      if (chosen) URL.revokeObjectURL(chosen.address)
    },
    [chosen],
  )
  if (!video) return null
  return {
    video,
    file: chosen?.file ?? null,
    choose: (file) => {
      setChosen({ file, address: URL.createObjectURL(file) })
    },
    source: chosen?.address ?? (video.kept ? videoAddress(video.id) : null),
    player,
  }
}
