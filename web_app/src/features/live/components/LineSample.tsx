import { faceLine } from '@/lib/faceLines'

/** A sample of a face's chart line. */
export function LineSample({ id }: { id: number }) {
  const { colour, dash } = faceLine(id)
  return (
    <svg width="28" height="10" aria-hidden>
      <line x1="1" x2="27" y1="5" y2="5" stroke={colour} strokeWidth="2.5" strokeDasharray={dash.join(' ')} />
    </svg>
  )
}
