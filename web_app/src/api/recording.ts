import { ensureOk } from './unwrap'
import {
  changeSession,
  createSession,
  putBatch,
  putMarker,
  type Batch,
  type MarkerEdit,
  type SessionRequest,
} from './generated'

/** A step of a recording. Sending one twice is harmless, as the page chooses the ids. */
export type Message =
  | { kind: 'begin'; body: SessionRequest }
  | { kind: 'batch'; n: number; body: Batch }
  | { kind: 'marker'; id: string; body: MarkerEdit }
  | { kind: 'end'; at: number }

export type SendMessage = (session: string, message: Message, options?: { keepalive?: boolean }) => Promise<void>

const TIMEOUT = 10_000

/** Sends one message; resolves once the service has stored it, rejects with one of `errors.ts`. */
export const sendMessage: SendMessage = (session, message, { keepalive = false } = {}) => {
  const options = { keepalive, signal: AbortSignal.timeout(TIMEOUT) }
  const path = { session_id: session }
  switch (message.kind) {
    case 'begin':
      return ensureOk(createSession({ ...options, body: { ...message.body, id: session } }))
    case 'batch':
      return ensureOk(putBatch({ ...options, path: { ...path, n: message.n }, body: message.body }))
    case 'marker':
      return ensureOk(putMarker({ ...options, path: { ...path, marker_id: message.id }, body: message.body }))
    case 'end':
      return ensureOk(changeSession({ ...options, path, body: { ended: message.at } }))
  }
}

export const samplesIn = (message: Message): number => (message.kind === 'batch' ? message.body.samples.length : 0)
