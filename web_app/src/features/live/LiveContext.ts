import { createContext, use } from 'react'
import type { LiveSession } from './engine/session'

export const LiveContext = createContext<LiveSession | null>(null)

/** The live view's session: its signals change seldom, its scene is read by painters alone. */
export function useLive(): LiveSession {
  const session = use(LiveContext)
  if (!session) throw new Error('useLive is for parts of the live page')
  return session
}
