import { useMutation, useQueryClient } from '@tanstack/react-query'
import { annotate, eraseAnnotation, videoQuery } from '@/api'

/** Asks for the copy with boxes, or takes it back; what came of that is in the video. */
export function useAnnotation(id: string) {
  const queries = useQueryClient()
  const onSettled = () => queries.invalidateQueries({ queryKey: videoQuery(id).queryKey })
  const begin = useMutation({ mutationFn: (blur: boolean) => annotate(id, blur), onSettled })
  const erase = useMutation({ mutationFn: () => eraseAnnotation(id), onSettled })
  return { begin, erase }
}
