import type { Line, SessionDetail, Track } from '@/api'
import { faceLine, type FaceLine } from '@/lib/faceLines'
import { personLabel } from '@/lib/personLabel'
import { AVERAGE } from './urlState'

type Tracks = SessionDetail['tracks']

/** The tracks that are not merged into another. */
export const facesOf = (tracks: Tracks): Track[] => tracks.filter((track) => track.merged_into === null)

export const visibleFaces = (tracks: Tracks): Track[] => facesOf(tracks).filter((track) => !track.hidden)

export const personName = ({ face, name }: Pick<Track, 'face' | 'name'>): string => name ?? personLabel(face)

/** The name for a face id. */
export function nameOf(face: number, tracks: Tracks): string {
  const track = tracks.find((one) => one.face === face)
  return track ? personName(track) : personName({ face, name: null })
}

/** The tracks merged into a face, directly or through others. */
export function mergedInto(face: number, tracks: Tracks): Track[] {
  return tracks
    .filter((track) => track.merged_into === face)
    .flatMap((track) => [track, ...mergedInto(track.face, tracks)])
}

/** A face's line style: neighbours in the list differ, and hiding or merging others doesn't change it. */
export const lineOf = (face: number, tracks: Tracks): FaceLine =>
  faceLine(
    Math.max(
      0,
      tracks.findIndex((track) => track.face === face),
    ),
  )

export const keyOf = ({ face }: Pick<Line, 'face'>): string => (face === null ? AVERAGE : String(face))

/** With more faces than this, only the average is shown at first. */
const READABLE = 3

/** The keys of the available lines. A single face is its own average. */
export function lineKeys(tracks: Tracks): string[] {
  const faces = visibleFaces(tracks).map(({ face }) => String(face))
  return faces.length === 1 ? faces : [AVERAGE, ...faces]
}

/** The shown ones: those chosen, or as many as are readable. */
export function shownKeys(
  chosen: readonly string[] | null,
  measure: 'index' | 'expressions',
  tracks: Tracks,
): string[] {
  const keys = lineKeys(tracks)
  if (chosen) return keys.filter((key) => chosen.includes(key))
  return measure === 'expressions' || keys.length > READABLE + 1 ? keys.slice(0, 1) : keys
}
