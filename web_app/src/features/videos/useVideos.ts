import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { sessionsQuery, videosQuery } from '@/api'
import { useSignal } from '@/lib/signal'
import { uploads } from '@/uploads'
import { queuePositions, rowsOf } from './logic/rows'

const FOUND = sessionsQuery({ source: 'video', per_page: 100 })

/** Uploads and videos as one list, refetched while one is active. */
export function useVideos() {
  const queries = useQueryClient()
  const sending = useSignal(uploads.list)
  const { data, error, refetch } = useQuery(videosQuery)
  const sent = sending.filter(({ stage }) => stage.kind === 'sent').length
  useEffect(() => {
    if (sent > 0) void queries.invalidateQueries({ queryKey: videosQuery.queryKey })
  }, [queries, sent])
  useEffect(() => {
    if (data) uploads.listed(new Set(data.videos.map(({ id }) => id)))
  }, [data])
  const videos = data?.videos
  return {
    list: data,
    rows: useMemo(() => rowsOf(sending, videos ?? []), [sending, videos]),
    places: useMemo(() => queuePositions(videos ?? []), [videos]),
    error,
    retry: () => void refetch(),
  }
}

/** The sessions of finished videos, by id. */
export function useVideoSessions(finished: number) {
  const { data } = useQuery({ ...FOUND, queryKey: [...FOUND.queryKey, String(finished)], enabled: finished > 0 })
  return useMemo(() => new Map(data?.sessions.map((session) => [session.id, session])), [data])
}
