import { useSyncExternalStore } from 'react'
import { on } from '@/lib/on'
import { useSignal } from '@/lib/signal'
import { useTitle } from '@/lib/useTitle'
import { useLive } from '../LiveContext'
import { useElapsed } from './useElapsed'

/** The tab's title tells of the camera and of the recording, also when another tab is in front. */
export function LiveTitle() {
  const { phase, recorder } = useLive()
  const now = useSignal(phase)
  const recording = useSignal(recorder.recording)
  const elapsed = useElapsed(recording?.begunAt ?? null)
  const hidden = useSyncExternalStore(onVisibility, isHidden)
  const idle = now.kind === 'running' && now.source === 'camera' ? 'Camera on' : 'Live'
  // While another tab is in front no picture is taken.
  const busy = hidden ? '● Recording waits for this tab' : `● ${elapsed} Recording`
  useTitle(recording ? busy : idle)
  return null
}

const onVisibility = (listener: () => void) => on(document, 'visibilitychange', listener)
const isHidden = () => document.hidden
