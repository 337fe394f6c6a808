import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { on } from '@/lib/on'
import { useSignal } from '@/lib/signal'
import { pendingDeletions } from './pendingDeletions'

/** The pending deletions. Whatever still waits is deleted when the page is left. */
export function usePendingDeletions() {
  const state = useSignal(pendingDeletions.state)
  const queries = useQueryClient()
  useEffect(() => {
    if (state.rounds === 0) return
    void queries.invalidateQueries({ queryKey: ['sessions', 'list'] })
    void queries.invalidateQueries({ queryKey: ['storage'] })
  }, [queries, state.rounds])
  useEffect(() => {
    const leave = () => void pendingDeletions.send(true)
    const undo = on(window, 'pagehide', leave)
    return () => {
      undo()
      leave()
    }
  }, [])
  return state
}
