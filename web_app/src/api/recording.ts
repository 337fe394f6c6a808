import { done } from './answer'
import {
  changeSession,
  createSession,
  putBatch,
  putMarker,
  type Batch,
  type MarkerEdit,
  type SessionRequest,
} from './generated'

/** What a recording tells the service. Each may be sent again without harm: the ids are the page's own. */
export type Message =
  | { kind: 'begin'; body: SessionRequest }
  | { kind: 'batch'; n: number; body: Batch }
  | { kind: 'marker'; id: string; body: MarkerEdit }
  | { kind: 'end'; at: number }

export type Post = (session: string, message: Message, options?: { keepalive?: boolean }) => Promise<void>

const TIMEOUT = 10_000

/** Sends one message; resolves when the service has it for good, rejects with one of the failures. */
export const post: Post = (session, message, { keepalive = false } = {}) => {
  const options = { keepalive, signal: AbortSignal.timeout(TIMEOUT) }
  const path = { session_id: session }
  switch (message.kind) {
    case 'begin':
      return done(createSession({ ...options, body: { ...message.body, id: session } }))
    case 'batch':
      return done(putBatch({ ...options, path: { ...path, n: message.n }, body: message.body }))
    case 'marker':
      return done(putMarker({ ...options, path: { ...path, marker_id: message.id }, body: message.body }))
    case 'end':
      return done(changeSession({ ...options, path, body: { ended: message.at } }))
  }
}

export const samplesIn = (message: Message): number => (message.kind === 'batch' ? message.body.samples.length : 0)
