import { useSyncExternalStore } from 'react'
import { useElapsed } from '@/features/live/recording/useElapsed'
import { useLive } from '@/features/live/LiveContext'
import { on } from '@/lib/on'
import { useSignal } from '@/lib/signal'
import { useTitleStatus } from '@/lib/title'

/** Shows the camera and the recording in the tab's title. */
export function LiveTitle() {
  const { phase, recorder } = useLive()
  const now = useSignal(phase)
  const recording = useSignal(recorder.recording)
  const elapsed = useElapsed(recording?.begunAt ?? null)
  const hidden = useSyncExternalStore(onVisibility, isHidden)
  const camera = now.kind === 'running' && now.source === 'camera' ? 'Camera on' : ''
  // No frames are analysed while the tab is hidden.
  const busy = hidden ? '● Recording paused while this tab is hidden' : `● ${elapsed} Recording`
  useTitleStatus(recording ? busy : camera)
  return null
}

const onVisibility = (listener: () => void) => on(document, 'visibilitychange', listener)
const isHidden = () => document.hidden
