import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { keepVideo, storageQuery, videoQuery } from '@/api'
import { errorMessage } from '@/lib/errorMessage'

/** Uploads a file to be kept: its progress (null: not uploading), what went wrong, and how to cancel. */
export function useKeepVideo(id: string) {
  const queries = useQueryClient()
  const [share, setShare] = useState<number | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const running = useRef<AbortController>(null)
  const send = async (file: File) => {
    const { signal } = (running.current = new AbortController())
    setFailure(null)
    setShare(0)
    try {
      await keepVideo(id, file, { signal, onProgress: (sent, total) => setShare(sent / total) })
      await queries.invalidateQueries({ queryKey: videoQuery(id).queryKey })
      await queries.invalidateQueries({ queryKey: storageQuery.queryKey })
    } catch (error) {
      if (!signal.aborted) setFailure(`Couldn’t store the video. ${errorMessage(error)}`)
    } finally {
      setShare(null)
    }
  }
  return { share, failure, send, cancel: () => running.current?.abort() }
}
