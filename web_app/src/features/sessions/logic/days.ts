import type { Session } from '@/api'
import { dayOf } from '@/lib/days'

export interface Day {
  /** Null where the sessions are not in the order of time, and days would be torn apart. */
  day: string | null
  sessions: Session[]
}

/** Sessions that follow each other and began on the same day, in the order they came. */
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
