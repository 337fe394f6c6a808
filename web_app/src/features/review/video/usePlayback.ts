import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { videoAddress, videoQuery, type SessionDetail, type Video } from '@/api'
import { signal, type Signal } from '@/lib/signal'
import type { Player } from './player'

/** The video of a session, and where it can be played from. */
export interface Playback {
  video: Video
  /** The same file, chosen from disk. */
  file: File | null
  choose: (file: File) => void
  /** The URL to play: of the chosen file, else of the kept one; null without either. */
  source: string | null
  /** Null while there is nothing to play. */
  player: Signal<Player | null>
}

/** Null for a live recording. */
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
