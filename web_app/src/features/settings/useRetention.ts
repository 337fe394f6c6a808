import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { setRetention, sessionsQuery, storageQuery } from '@/api'

const DAY = 86_400_000

/** A limit that waits to be confirmed: what it would delete at once. */
export interface PendingLimit {
  days: number
  /** Sessions from before this moment would be deleted. */
  before: number
  sessions: number
}

/** Sets how long sessions are kept. A limit has to be confirmed first, knowing how many sessions it would delete. */
export function useRetention() {
  const queries = useQueryClient()
  const [pending, setAsked] = useState<PendingLimit | null>(null)
  const save = useMutation({
    mutationFn: setRetention,
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
    pending,
    busy: look.isPending || save.isPending,
    error: save.error ?? look.error,
    request: (days: number | null) => {
      save.reset()
      look.reset()
      if (days === null) save.mutate(null)
      else look.mutate(days)
    },
    confirm: () => {
      if (pending) save.mutate(pending.days)
    },
    cancel: () => setAsked(null),
  }
}
