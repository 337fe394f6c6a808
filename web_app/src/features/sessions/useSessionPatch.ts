import { useMutation, useQueryClient } from '@tanstack/react-query'
import { changeSession, type Session, type SessionPatch, type Sessions } from '@/api'

/** Renames or annotates a session; lists show it once the service has it. */
export function useSessionPatch({ id }: Session) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (patch: SessionPatch) => changeSession(id, patch),
    onSuccess: ({ title, notes }) => {
      queries.setQueriesData<Sessions>(
        { queryKey: ['sessions', 'list'] },
        (list) => list && renamed(list, id, { title, notes }),
      )
      void queries.invalidateQueries({ queryKey: ['sessions'] })
    },
  })
}

const renamed = (list: Sessions, id: string, said: Pick<Session, 'title' | 'notes'>): Sessions => ({
  ...list,
  sessions: list.sessions.map((session) => (session.id === id ? { ...session, ...said } : session)),
})
