import { IconAction } from '@/components/IconAction'
import { useShortcut } from '@/lib/shortcuts'
import { useSignal } from '@/lib/signal'
import { useLive } from '../LiveContext'

/** Adds a marker to the recording. */
export function MarkerButton() {
  const { recorder } = useLive()
  const recording = useSignal(recorder.recording)
  useShortcut('m', recorder.mark)
  return <IconAction name="marker" label="Add marker" onClick={recorder.mark} disabled={!recording} />
}
