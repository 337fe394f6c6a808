import { VideoFileButton } from '@/components/VideoFileButton'
import { useSignal } from '@/lib/signal'
import { useLive } from '../LiveContext'
import { useSource } from '../useSource'

/** Opens a video file as the source. */
export function FileButton({ label, main = false }: { label: string; main?: boolean }) {
  const { openFile } = useSource()
  const recording = useSignal(useLive().recorder.recording) !== null
  return <VideoFileButton label={label} main={main} disabled={recording} testId="video-file" onChoose={openFile} />
}
