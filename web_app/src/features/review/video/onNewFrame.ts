import { onEachFrame } from '@/lib/frameLoop'

/** Reports each frame's media time in seconds as it is shown; approximate in browsers without frame callbacks. */
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
