import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { on } from '@/lib/on'
import { useSignal } from '@/lib/signal'
import { erasures } from './erasures'

/** What is being deleted. Whatever still waits is erased when the page is left. */
export function useErasures() {
  const state = useSignal(erasures.state)
  const queries = useQueryClient()
  useEffect(() => {
    if (state.rounds === 0) return
    void queries.invalidateQueries({ queryKey: ['sessions', 'list'] })
    void queries.invalidateQueries({ queryKey: ['storage'] })
  }, [queries, state.rounds])
  useEffect(() => {
    const leave = () => void erasures.send(true)
    const undo = on(window, 'pagehide', leave)
    return () => {
      undo()
      leave()
    }
  }, [])
  return state
}
