import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import {
  changeSession as patchSession,
  changeStorage,
  compareSessions,
  eraseEverything as deleteEverything,
  eraseMarker as deleteMarker,
  eraseSession as deleteSession,
  getSession,
  getStorage,
  getTimeline,
  listColumns,
  listSessions,
  putFace as setFace,
  putMarker as setMarker,
  type Marker,
  type SessionDetail,
  type SessionPatch,
  type Storage,
  type TrackEdit,
} from './generated'
import type { CompareSessionsData, GetTimelineData, ListSessionsData } from './generated'
import { ensureOk, unwrap } from './unwrap'

export type SessionQuery = NonNullable<ListSessionsData['query']>
export type TimelineQuery = NonNullable<GetTimelineData['query']>
export type ComparisonQuery = CompareSessionsData['query']
export type ExportFormat = 'csv' | 'json' | 'parquet'

const SECOND = 1000

/** Failures are shown at once, and the request is repeated until it succeeds. */
const patience = {
  retry: false,
  refetchInterval: (query: { state: { status: string } }) => query.state.status === 'error' && 5 * SECOND,
} as const

/** One page of the matching sessions; the previous one stays until the next is loaded. */
export const sessionsQuery = (asked: SessionQuery) =>
  queryOptions({
    ...patience,
    queryKey: ['sessions', 'list', asked],
    queryFn: ({ signal }) => unwrap(listSessions({ query: asked, signal })),
    placeholderData: keepPreviousData,
  })

/** A session with its tracks, markers and moments. */
export const sessionQuery = (id: string) =>
  queryOptions({
    ...patience,
    queryKey: ['sessions', id],
    queryFn: ({ signal }) => unwrap(getSession({ path: { session_id: id }, signal })),
    // The page doesn't repeat what was prefetched while its code was loading.
    staleTime: SECOND,
  })

/** A part of a session as columns. */
export const timelineQuery = (id: string, asked: TimelineQuery) =>
  queryOptions({
    ...patience,
    queryKey: ['sessions', id, 'timeline', asked],
    queryFn: ({ signal }) => unwrap(getTimeline({ path: { session_id: id }, query: asked, signal })),
    placeholderData: keepPreviousData,
    staleTime: SECOND,
  })

export const comparisonQuery = (asked: ComparisonQuery) =>
  queryOptions({
    ...patience,
    queryKey: ['comparison', asked],
    queryFn: ({ signal }) => unwrap(compareSessions({ query: asked, signal })),
    placeholderData: keepPreviousData,
  })

/** The descriptions of an export's columns. */
export const columnsQuery = queryOptions({
  ...patience,
  queryKey: ['columns'],
  queryFn: async ({ signal }) => (await unwrap(listColumns({ signal }))).columns,
  staleTime: Infinity,
})

/** What is stored and for how long. */
export const storageQuery = queryOptions({
  ...patience,
  queryKey: ['storage'],
  queryFn: ({ signal }) => unwrap(getStorage({ signal })),
})

export const changeSession = (id: string, patch: SessionPatch): Promise<SessionDetail> =>
  unwrap(patchSession({ path: { session_id: id }, body: patch }))

/** Deletes a session; with `keepalive` also while the page is being closed. */
export const eraseSession = (id: string, { keepalive = false } = {}): Promise<void> =>
  ensureOk(deleteSession({ path: { session_id: id }, keepalive }))

export const putFace = (id: string, face: number, edit: TrackEdit): Promise<SessionDetail> =>
  unwrap(setFace({ path: { session_id: id, face }, body: edit }))

export const putMarker = (id: string, { id: marker, at, text }: Marker): Promise<Marker> =>
  unwrap(setMarker({ path: { session_id: id, marker_id: marker }, body: { at, text } }))

export const eraseMarker = (id: string, marker: string): Promise<void> =>
  ensureOk(deleteMarker({ path: { session_id: id, marker_id: marker } }))

/** Null keeps sessions until a person deletes them. */
export const setRetention = (days: number | null): Promise<Storage> =>
  unwrap(changeStorage({ body: { keep_days: days } }))

export const eraseEverything = (): Promise<void> => ensureOk(deleteEverything())

/** The download address of an export. */
export const exportAddress = (id: string, format: ExportFormat): string =>
  `/api/sessions/${encodeURIComponent(id)}/export?format=${format}`
