import { useEffect } from 'react'
import { useModels } from '@/api'
import { chosenModel } from '@/lib/chosenModel'
import { useSignal } from '@/lib/signal'
import type { LiveSession } from './engine/session'

/** Lets the session analyse with the model in use, also after the service was found to lack the chosen one. */
export function useModel(session: LiveSession): void {
  const { models, inUse, refetch } = useModels()
  const refused = useSignal(session.connection).kind === 'refused'
  const recording = useSignal(session.recorder.recording) !== null
  useEffect(() => {
    const current = session.model.get()
    // Another model would end a recording: it keeps its own as long as the service offers that.
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
