import { useMutation, useQueryClient } from '@tanstack/react-query'
import { annotate, eraseAnnotation, videoQuery } from '@/api'

/** Starts and deletes the annotated copy; its state is part of the video. */
export function useAnnotation(id: string) {
  const queries = useQueryClient()
  const onSettled = () => queries.invalidateQueries({ queryKey: videoQuery(id).queryKey })
  const begin = useMutation({ mutationFn: (blur: boolean) => annotate(id, blur), onSettled })
  const erase = useMutation({ mutationFn: () => eraseAnnotation(id), onSettled })
  return { begin, erase }
}
