import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { cancelVideo, eraseSession, RequestRejected, videosQuery, type Video } from '@/api'
import { errorMessage } from '@/lib/errorMessage'
import { uploads } from '@/uploads'
import type { Row } from './logic/rows'

const GONE = 404

export interface RowActions {
  onCancel: (row: Row) => void
  onAgain: (row: Row) => void
  onTryNow: () => void
  onRemove: (row: Row) => void
  /** Deletes the kept file; the session stays. */
  onDeleteFile: (row: Row) => void
}

/** The actions for a row. The list shows them at once; `failures` says by the row's id which failed. */
export function useActions() {
  const queries = useQueryClient()
  const [failures, setFailures] = useState<ReadonlyMap<string, string>>(new Map())
  const say = (id: string, words: string | null) =>
    setFailures((before) => new Map([...before].filter(([key]) => key !== id).concat(words ? [[id, words]] : [])))
  const change = (id: string, to: (video: Video) => Video | null) =>
    queries.setQueryData(
      videosQuery.queryKey,
      (list) =>
        list && {
          ...list,
          videos: list.videos.map((video) => (video.id === id ? to(video) : video)).filter((video) => video !== null),
        },
    )
  const carryOut = async (
    id: string,
    failed: string,
    call: (id: string) => Promise<void>,
    to: Parameters<typeof change>[1],
  ) => {
    say(id, null)
    // The response to an earlier request would show the previous state.
    await queries.cancelQueries({ queryKey: videosQuery.queryKey })
    const before = queries.getQueryData(videosQuery.queryKey)
    change(id, to)
    await call(id).catch((error: unknown) => {
      if (error instanceof RequestRejected && error.status === GONE) return
      queries.setQueryData(videosQuery.queryKey, before)
      say(id, `${failed} ${errorMessage(error)} Try again.`)
    })
    void queries.invalidateQueries({ queryKey: videosQuery.queryKey })
    void queries.invalidateQueries({ queryKey: ['storage'] })
  }
  const actions: RowActions = {
    onCancel: ({ id, upload }) => {
      if (upload && upload.stage.kind !== 'sent') uploads.cancel(id)
      else
        void carryOut(id, 'Couldn’t cancel.', cancelVideo, (each) => ({
          ...each,
          status: 'cancelled',
          kept: false,
        }))
    },
    onAgain: ({ id }) => uploads.retry(id),
    onTryNow: uploads.retryNow,
    onRemove: ({ id, video }) => {
      uploads.remove(id)
      if (video) void carryOut(id, 'Couldn’t remove it.', eraseSession, () => null)
    },
    onDeleteFile: ({ id }) =>
      void carryOut(id, 'Couldn’t delete the video.', cancelVideo, (each) => ({ ...each, keep: false, kept: false })),
  }
  return { actions, failures }
}
