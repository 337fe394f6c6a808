import { useEffect, useRef, useState } from 'react'
import type { Video } from '@/api'
import { size } from '@/lib/amounts'
import { fingerprint } from '@/lib/fingerprint'

export type Check = { kind: 'idle' } | { kind: 'checking'; share: number } | { kind: 'refused'; reason: string }

/** Finds out whether a file is the one that the session was made from; it does not leave the page. */
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

/** Why this file cannot be taken, in words; null where it is the right one. */
async function whyNot(
  file: File,
  video: Video,
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<string | null> {
  const other = `“${file.name}” is another file. This session was made from “${video.name}”, ${size(video.bytes)}.`
  if (file.size !== video.bytes) return other
  // Browsers give it to pages with https, and to those of this machine.
  if (!isSecureContext) return 'This page was opened without https, so the browser cannot check the file.'
  try {
    return (await fingerprint(file, { signal, onProgress })) === video.fingerprint ? null : other
  } catch {
    return `“${file.name}” cannot be read. It may have been moved or changed; choose it again.`
  }
}
