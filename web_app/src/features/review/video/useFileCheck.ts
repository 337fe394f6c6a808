import { useEffect, useRef, useState } from 'react'
import type { Video } from '@/api'
import { size } from '@/lib/amounts'
import { fingerprint } from '@/lib/fingerprint'

export type Check = { kind: 'idle' } | { kind: 'checking'; share: number } | { kind: 'refused'; reason: string }

/** Checks whether a file is the one the session was made from. The file doesn't leave the page. */
export function useFileCheck(video: Video, onRight: (file: File) => void) {
  const [check, setCheck] = useState<Check>({ kind: 'idle' })
  const running = useRef<AbortController>(null)
  useEffect(() => () => running.current?.abort(), [])
  const cancel = () => {
    running.current?.abort()
    setCheck({ kind: 'idle' })
  }
  const begin = async (file: File) => {
    running.current?.abort()
    const { signal } = (running.current = new AbortController())
    setCheck({ kind: 'checking', share: 0 })
    const reason = await whyNot(file, video, signal, (share) => {
      if (!signal.aborted) setCheck({ kind: 'checking', share })
    })
    if (signal.aborted) return
    setCheck(reason === null ? { kind: 'idle' } : { kind: 'refused', reason })
    if (reason === null) onRight(file)
  }
  return { check, begin, cancel }
}

/** Why this is not the right file; null if it is. */
async function whyNot(
  file: File,
  video: Video,
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<string | null> {
  const other = `“${file.name}” is a different file. This session was made from “${video.name}”, ${size(video.bytes)}.`
  if (file.size !== video.bytes) return other
  // Browsers offer SHA-256 only on https and on localhost.
  if (!isSecureContext) return 'The browser can’t check the file, because this page was opened without https.'
  try {
    return (await fingerprint(file, { signal, onProgress })) === video.fingerprint ? null : other
  } catch {
    return `Can’t read “${file.name}”. It may have been moved or changed. Choose it again.`
  }
}
