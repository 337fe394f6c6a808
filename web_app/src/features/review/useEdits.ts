import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  changeSession,
  eraseMarker,
  putFace,
  putMarker,
  RequestRejected,
  sessionQuery,
  type Marker,
  type SessionDetail,
  type SessionPatch,
  type Track,
  type TrackEdit,
} from '@/api'

/** The latest edit, and how to undo it. */
export interface Done {
  id: number
  text: string
  undo: () => void
}

type Undoable = Omit<Done, 'id'>

/** Edits to a session: shown at once, then stored, and undoable. */
export function useEdits(session: SessionDetail) {
  const { id } = session
  const queries = useQueryClient()
  const { queryKey } = sessionQuery(id)
  const [done, setDone] = useState<Done | null>(null)
  const [failure, setFailure] = useState<string | null>(null)

  const show = (detail: SessionDetail) => queries.setQueryData(queryKey, detail)
  const showMarkers = (change: (markers: Marker[]) => Marker[]) =>
    queries.setQueryData(queryKey, (old) => old && { ...old, markers: change(old.markers).sort((a, b) => a.at - b.at) })

  /** Stores an edit; if that fails, reports it and shows what is stored. */
  const store = async (action: () => Promise<unknown>, undoable: Undoable | null = null) => {
    await queries.cancelQueries({ queryKey, exact: true })
    try {
      await action()
      setFailure(null)
      setDone(undoable && { ...undoable, id: Date.now() })
    } catch (error) {
      setFailure(reason(error))
      await queries.invalidateQueries({ queryKey, exact: true })
    }
  }

  const change = (patch: SessionPatch) => store(async () => show(await changeSession(id, patch)))

  const setMarker = (marker: Marker, undoable: Undoable | null) => {
    showMarkers((markers) => [...markers.filter((one) => one.id !== marker.id), marker])
    return store(() => putMarker(id, marker), undoable)
  }
  const dropMarker = (marker: Marker, undoable: Undoable | null) => {
    showMarkers((markers) => markers.filter((one) => one.id !== marker.id))
    return store(() => eraseMarker(id, marker.id), undoable)
  }
  const changeMarker = (marker: Marker, next: Marker, text: string) =>
    setMarker(next, { text, undo: () => void setMarker(marker, null) })

  const setFace = (face: number, edit: TrackEdit, undoable: Undoable | null) =>
    store(async () => {
      show(await putFace(id, face, edit))
      await Promise.all(
        ['timeline', 'samples'].map((part) => queries.invalidateQueries({ queryKey: [...queryKey, part] })),
      )
    }, undoable)

  return {
    done,
    failure,
    dismiss: () => {
      setDone(null)
      setFailure(null)
    },
    rename: (title: string) => change({ title }),
    annotate: (notes: string) => change({ notes }),
    addMarker: (marker: Marker) =>
      setMarker(marker, { text: 'Marker added', undo: () => void dropMarker(marker, null) }),
    nameMarker: (marker: Marker, text: string) => changeMarker(marker, { ...marker, text }, 'Marker renamed'),
    moveMarker: (marker: Marker, at: number) => changeMarker(marker, { ...marker, at }, 'Marker moved'),
    eraseMarker: (marker: Marker) =>
      dropMarker(marker, { text: 'Marker deleted', undo: () => void setMarker(marker, null) }),
    editFace: (track: Track, part: Partial<TrackEdit>, text: string) => {
      const old = editOf(track)
      return setFace(track.face, { ...old, ...part }, { text, undo: () => void setFace(track.face, old, null) })
    },
  }
}

export type Edits = ReturnType<typeof useEdits>

const editOf = ({ name, hidden, merged_into }: Track): TrackEdit => ({ name, hidden, merged_into })

const reason = (error: unknown): string =>
  error instanceof RequestRejected
    ? `Couldn’t save. ${error.message}`
    : 'Couldn’t save: the service isn’t responding. Nothing else was lost. Try again in a moment.'
