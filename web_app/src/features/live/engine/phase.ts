export type SourceFailure = 'denied' | 'insecure' | 'no-camera' | 'in-use' | 'lost' | 'unplayable'

/** The state of the source. */
export type Phase =
  | { kind: 'idle' }
  | { kind: 'starting' }
  | { kind: 'running'; source: 'camera' | 'file' }
  | { kind: 'ended' }
  | { kind: 'failed'; reason: SourceFailure }

/** Whether no source is open or about to open. */
export const isOff = ({ kind }: Phase): boolean => kind === 'idle' || kind === 'failed'

/** The state of the connection to the service. */
export type Connection =
  | { kind: 'ok' }
  | { kind: 'slow' }
  | { kind: 'away' }
  | { kind: 'refused'; title: string; detail: string }

export interface Stats {
  framesPerSecond: number
  roundTrip: number
}

/** A position in the list of faces, kept by a face, in view or not, until another needs it. */
export interface Slot {
  id: number
  present: boolean
  lastSeen: number
}
