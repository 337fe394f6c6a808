import { useEffect } from 'react'
import { useModels } from '@/api'
import { useSignal } from '@/lib/signal'
import type { LiveSession } from './engine/session'

/** Lets the session analyse with the model in use, whatever comes: a choice, or a service that lacks the chosen one. */
export function useModel(session: LiveSession): void {
  const { inUse, refetch } = useModels()
  const refused = useSignal(session.link).kind === 'refused'
  useEffect(() => {
    session.model.set(inUse?.name ?? null)
  }, [session, inUse])
  useEffect(() => {
    if (refused) void refetch()
  }, [refused, refetch])
}
