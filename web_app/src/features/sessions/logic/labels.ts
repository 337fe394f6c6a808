import type { Session } from '@/api'
import { counted, duration } from '@/lib/amounts'
import { percent } from '@/lib/format'
import { SOURCES } from './urlState'

/** A session's title, or what stands in its place. */
export const titleOf = ({ title }: Pick<Session, 'title'>): string => title || 'Untitled session'

/** "62 min", "2 faces", "Webcam", "mini_xception"; of a damaged session that it can only be deleted. */
export function factsOf({ status, duration_ms, faces, source, model, damaged }: Session): string[] {
  if (damaged) return ['Its stored data can’t be read. Delete it, or restore the database from a backup.']
  // Of an analysis that has just begun nothing is known.
  const begun = status !== 'analysing' || duration_ms > 0
  const found = begun ? [duration(duration_ms), faces === 0 ? 'no face' : counted(faces, 'face')] : []
  return [...found, SOURCES[source], model]
}

/** "7 % unclear"; nothing where nothing was unclear or nothing was seen. */
export function unclearLabel({ unclear }: Session): string {
  if (unclear === null || unclear === 0) return ''
  return unclear < 0.005 ? 'under 1 % unclear' : `${percent(unclear)} % unclear`
}

/** "1 session deleted", "3 sessions deleted". */
export const deletedLabel = (number: number): string => `${counted(number, 'session')} deleted`
