import { onEachFrame } from '@/lib/frameLoop'

/** Tells each frame's media time, in seconds, as it comes to the screen; without the browser's word, about then. */
export function onNewFrame(video: HTMLVideoElement, show: (mediaTime: number) => void): () => void {
  if (!('requestVideoFrameCallback' in video)) return onEachFrame(() => show((video as HTMLVideoElement).currentTime))
  let request = 0
  const listen = () => {
    request = video.requestVideoFrameCallback((_, { mediaTime }) => {
      show(mediaTime)
      listen()
    })
  }
  listen()
  return () => video.cancelVideoFrameCallback(request)
}
