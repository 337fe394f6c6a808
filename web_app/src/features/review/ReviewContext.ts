import { createContext, useContext } from 'react'
import type { SessionDetail } from '@/api'
import type { Cursor } from '@/components/chart/cursor'
import type { Playback } from './video/usePlayback'
import type { Edits } from './useEdits'
import type { ViewControl } from './useView'

export interface Review extends ViewControl {
  session: SessionDetail
  edits: Edits
  cursor: Cursor
  /** Null for a session that was recorded live. */
  playback: Playback | null
  /** Puts the cursor on a moment; what is shown moves only as far as it must. */
  put: (at: number) => void
  /** Puts the cursor on a moment and shows what is around it. */
  goTo: (at: number) => void
}

export const ReviewContext = createContext<Review | null>(null)

export function useReview(): Review {
  const review = useContext(ReviewContext)
  if (!review) throw new Error('used outside of a review')
  return review
}
