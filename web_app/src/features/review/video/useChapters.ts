import type { Moment } from '@/api'
import type { Expression } from '@/lib/expressions'
import { percent } from '@/lib/format'
import { nameOf, visibleFaces } from '../logic/faces'
import { useReview } from '../ReviewContext'

export interface Chapter {
  key: string
  at: number
  name: string
  /** Its full description. */
  label: string
  /** Null: a marker. */
  expression: Expression | null
}

/** The peak moment of each expression and the markers, in order. */
export function useChapters(): Chapter[] {
  const { session, bounds } = useReview()
  const several = visibleFaces(session.tracks).length > 1
  const whose = ({ face }: Moment) => (several ? `, ${nameOf(face, session.tracks)}` : '')
  const strongest = session.moments.map((one) => ({
    key: one.expression,
    // The middle of its second may be past the end.
    at: Math.min(one.at, bounds.to),
    name: capital(one.expression),
    label: `Peak of ${one.expression}, ${percent(one.score)} %${whose(one)}`,
    expression: one.expression,
  }))
  const markers = session.markers.map(({ id, at, text }) => {
    const name = text ?? 'Marker'
    return { key: id, at, name, label: `Marker: ${name}`, expression: null }
  })
  return [...strongest, ...markers].sort((a, b) => a.at - b.at)
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
