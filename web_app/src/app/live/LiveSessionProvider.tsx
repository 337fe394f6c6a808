import { useEffect, useState, type ReactNode } from 'react'
import { analyseFrame } from '@/api'
import { LiveSession } from '@/features/live/engine/session'
import { LiveContext } from '@/features/live/LiveContext'
import { Recorder } from '@/features/live/recording/recorder'
import { useModel } from '@/features/live/useModel'
import { useSignal } from '@/lib/signal'
import { recordingSync } from '@/sync'
import { useLeaveGuard } from '../useLeaveGuard'
import { LiveTitle } from './LiveTitle'

/** Holds the live session above the router, so that camera and recording continue on every page. */
export function LiveSessionProvider({ children }: { children: ReactNode }) {
  const [session] = useState(() => new LiveSession(analyseFrame, new Recorder(recordingSync)))
  useEffect(() => session.connect(), [session])
  useModel(session)
  useLeaveGuard(useSignal(session.recorder.recording) !== null)
  return (
    <LiveContext value={session}>
      <LiveTitle />
      {children}
    </LiveContext>
  )
}
