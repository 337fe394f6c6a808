import { useSyncExternalStore } from 'react'
import { useElapsed } from '@/features/live/recording/useElapsed'
import { useLive } from '@/features/live/LiveContext'
import { on } from '@/lib/on'
import { useSignal } from '@/lib/signal'
import { useTitleStatus } from '@/lib/title'

/** The tab's title tells of the camera and of the recording, also when another tab is in front. */
export function LiveTitle() {
  const { phase, recorder } = useLive()
  const now = useSignal(phase)
  const recording = useSignal(recorder.recording)
  const elapsed = useElapsed(recording?.begunAt ?? null)
  const hidden = useSyncExternalStore(onVisibility, isHidden)
  const camera = now.kind === 'running' && now.source === 'camera' ? 'Camera on' : ''
  // No pictures are taken while another tab is in front.
  const busy = hidden ? '● Recording paused while this tab is hidden' : `● ${elapsed} Recording`
  useTitleStatus(recording ? busy : camera)
  return null
}

const onVisibility = (listener: () => void) => on(document, 'visibilitychange', listener)
const isHidden = () => document.hidden
