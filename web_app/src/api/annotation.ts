import { annotateVideo, eraseAnnotation as deleteAnnotation, type Annotation } from './generated'
import { ensureOk, unwrap } from './unwrap'

/** Has the service draw boxes and expressions into a copy of the kept video. */
export const annotate = (id: string, blur: boolean): Promise<Annotation> =>
  unwrap(annotateVideo({ path: { session_id: id }, body: { blur } }))

/** Cancels that, or deletes the copy. */
export const eraseAnnotation = (id: string): Promise<void> => ensureOk(deleteAnnotation({ path: { session_id: id } }))

/** The download address of the annotated copy. */
export const annotationAddress = (id: string): string => `/api/videos/${encodeURIComponent(id)}/annotation/file`
