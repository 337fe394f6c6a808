import type { Session } from '@/api'
import { dayOf } from '@/lib/days'

export interface Day {
  /** Null if the sessions aren't sorted by time. */
  day: string | null
  sessions: Session[]
}

/** Groups consecutive sessions that started on the same day, keeping their order. */
export function byDay(sessions: readonly Session[], inTime: boolean): Day[] {
  const days: Day[] = []
  for (const session of sessions) {
    const day = inTime ? dayOf(session.started_at) : null
    const last = days.at(-1)
    if (last?.day === day) last.sessions.push(session)
    else days.push({ day, sessions: [session] })
  }
  return days
}
