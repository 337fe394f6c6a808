import type { Session } from '@/api'
import { counted, duration } from '@/lib/amounts'
import { percent } from '@/lib/format'
import { SOURCES } from './urlState'

/** A session's title, or a placeholder. */
export const titleOf = ({ title }: Pick<Session, 'title'>): string => title || 'Untitled session'

/** "62 min", "2 people", "Webcam", "mini_xception"; of a damaged session, that it can only be deleted. */
export function factsOf({ status, duration_ms, faces, source, model, damaged }: Session): string[] {
  if (damaged) return ['The stored data can’t be read. Delete the session, or restore the database from a backup.']
  // Nothing is known of an analysis that has just started.
  const started = status !== 'analysing' || duration_ms > 0
  const found = started ? [duration(duration_ms), faces === 0 ? 'no faces' : counted(faces, 'person', 'people')] : []
  return [...found, SOURCES[source], model]
}

/** "7 % unclear"; empty if nothing was unclear or nothing was seen. */
export function unclearLabel({ unclear }: Session): string {
  if (unclear === null || unclear === 0) return ''
  return unclear < 0.005 ? 'under 1 % unclear' : `${percent(unclear)} % unclear`
}

/** "1 session deleted", "3 sessions deleted". */
export const deletedLabel = (number: number): string => `${counted(number, 'session')} deleted`
