import { uuid } from '@/lib/uuid'
import { useReview } from './ReviewContext'

/** Adds a marker where the cursor stands, or in the middle of what is shown. */
export function useAddMarker(): () => void {
  const { cursor, edits, session, view } = useReview()
  return () => {
    const at = cursor.shown.get() ?? (view.span.from + view.span.to) / 2
    void edits.addMarker({ id: uuid(), at: Math.round(at), text: `Marker ${String(session.markers.length + 1)}` })
  }
}
