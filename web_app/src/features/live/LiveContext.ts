import { createContext, use } from 'react'
import type { LiveSession } from './engine/session'

export const LiveContext = createContext<LiveSession | null>(null)

/** The app's live session: its signals change rarely, its scene is read only by painters. */
export function useLive(): LiveSession {
  const session = use(LiveContext)
  if (!session) throw new Error('useLive needs a LiveContext above it')
  return session
}
