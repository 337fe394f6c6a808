import { useEffect } from 'react'
import { useModels } from '@/api'
import { chosenModel } from '@/lib/chosenModel'
import { useSignal } from '@/lib/signal'
import type { LiveSession } from './engine/session'

/** Sets the session's model to the one in use; if the service rejects it, the models are refetched. */
export function useModel(session: LiveSession): void {
  const { models, inUse, refetch } = useModels()
  const refused = useSignal(session.connection).kind === 'refused'
  const recording = useSignal(session.recorder.recording) !== null
  useEffect(() => {
    const current = session.model.get()
    // Another model would end a recording, which keeps its own while that is available.
    if (recording && models.some(({ name }) => name === current)) return
    session.model.set(inUse?.name ?? null)
  }, [session, models, inUse, recording])
  useEffect(() => {
    if (refused) void refetch()
  }, [refused, refetch])
  useEffect(() => {
    chosenModel.locked.set(recording)
  }, [recording])
}
