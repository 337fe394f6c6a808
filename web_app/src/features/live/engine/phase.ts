export type SourceFailure = 'denied' | 'insecure' | 'no-camera' | 'in-use' | 'lost' | 'unplayable'

/** Where the picture stands. */
export type Phase =
  | { kind: 'idle' }
  | { kind: 'starting' }
  | { kind: 'running'; source: 'camera' | 'file' }
  | { kind: 'ended' }
  | { kind: 'failed'; reason: SourceFailure }

/** Whether no source is open, nor about to be. */
export const isOff = ({ kind }: Phase): boolean => kind === 'idle' || kind === 'failed'

/** Where the analysis stands. */
export type Connection =
  | { kind: 'ok' }
  | { kind: 'slow' }
  | { kind: 'away' }
  | { kind: 'refused'; title: string; detail: string }

export interface Stats {
  framesPerSecond: number
  roundTrip: number
}

/** A place in the list of faces; the face keeps it, seen or not, until another needs it. */
export interface Slot {
  id: number
  present: boolean
  lastSeen: number
}
