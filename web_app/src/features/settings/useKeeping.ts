import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { keepSessions, sessionsQuery, storageQuery } from '@/api'

const DAY = 86_400_000

/** A limit that waits for a yes: what would be erased at once. */
export interface Asked {
  days: number
  /** Sessions from before this moment would go. */
  before: number
  sessions: number
}

/** Sets for how long sessions are kept; a limit is asked about first, with how many sessions it would erase. */
export function useKeeping() {
  const queries = useQueryClient()
  const [asked, setAsked] = useState<Asked | null>(null)
  const save = useMutation({
    mutationFn: keepSessions,
    onSuccess: (stored) => {
      queries.setQueryData(storageQuery.queryKey, stored)
      void queries.invalidateQueries({ queryKey: ['sessions'] })
    },
    onSettled: () => setAsked(null),
  })
  const look = useMutation({
    mutationFn: async (days: number) => {
      const before = Date.now() - days * DAY
      const { total } = await queries.query({ ...sessionsQuery({ to: before, per_page: 1 }), staleTime: 0 })
      return { days, before, sessions: total }
    },
    onSuccess: setAsked,
  })
  return {
    asked,
    busy: look.isPending || save.isPending,
    error: save.error ?? look.error,
    ask: (days: number | null) => {
      save.reset()
      look.reset()
      if (days === null) save.mutate(null)
      else look.mutate(days)
    },
    apply: () => {
      if (asked) save.mutate(asked.days)
    },
    cancel: () => setAsked(null),
  }
}
