import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { sessionsQuery, type Sessions } from '@/api'
import { queryOf, type View } from './logic/urlState'

const WHILE_GROWING = 3000
const WHILE_AWAY = 5000

/** The sessions of a view, refetched while one grows or the service is away; the last list stays on show. */
export function useList(view: View) {
  const query = useQuery({
    ...sessionsQuery(queryOf(view)),
    refetchInterval: ({ state: { status, data } }) => {
      if (status === 'error') return WHILE_AWAY
      return data?.sessions.some((session) => session.status !== 'complete') ? WHILE_GROWING : false
    },
  })
  const { data, dataUpdatedAt: at, isPlaceholderData: changing } = query
  const [last, setLast] = useState<{ list: Sessions; at: number } | null>(null)
  if (data && !changing && at !== last?.at) setLast({ list: data, at })
  return {
    list: data ?? last?.list,
    /** When the list was fetched. */
    at: last?.at ?? at,
    changing,
    failure: query.error,
    retry: () => void query.refetch(),
  }
}
