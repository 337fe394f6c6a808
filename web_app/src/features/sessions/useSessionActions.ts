import { useCallback, useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Session } from '@/api'
import type { RowAction, RowHandlers } from './rowHandlers'
import { pendingDeletions } from './pendingDeletions'
import { focusBeside, focusSession } from './focus'
import { among, choose, chooseAll, NOTHING } from './logic/selection'

export type Open =
  | { what: 'menu'; session: Session; anchor: HTMLElement }
  | { what: 'rename' | 'notes'; session: Session }
  | { what: 'confirm'; sessions: readonly Session[] }

/** The selection, and what is open in the list: a menu, a title editor, notes or a confirmation. */
export function useSessionActions(shown: readonly Session[], gone: ReadonlySet<string>) {
  const [selection, setSelection] = useState(NOTHING)
  const [open, setOpen] = useState<Open | null>(null)
  const chosen = useMemo(() => among(selection.chosen, shown, gone), [selection, shown, gone])
  const close = useCallback(() => setOpen(null), [])
  const erase = useCallback(
    (sessions: readonly Session[]) => {
      const ids = sessions.map(({ id }) => id)
      focusBeside(shown, ids)
      setSelection((before) => ({ chosen: without(before.chosen, ids), anchor: null }))
      pendingDeletions.add(ids)
    },
    [shown],
  )
  const requestDelete = useCallback(
    (sessions: readonly Session[]) => {
      if (sessions.some(({ status }) => status !== 'complete')) setOpen({ what: 'confirm', sessions })
      else erase(sessions)
    },
    [erase],
  )
  const handlers: RowHandlers = useMemo(
    () => ({
      onChoose: (id, how) => setSelection((before) => choose(before, shown, id, how)),
      onMenu: (session, anchor) => setOpen({ what: 'menu', session, anchor }),
      onAct: (action: RowAction, session) => {
        if (action === 'delete') requestDelete([session])
        else setOpen({ what: action, session })
      },
      onRenamed: (session) => {
        flushSync(close)
        if (document.activeElement === document.body) focusSession(session)
      },
    }),
    [shown, requestDelete, close],
  )
  return {
    chosen,
    open,
    close,
    handlers,
    requestDelete,
    /** Closes the dialog first, so that the focus can move on. */
    confirmed: (sessions: readonly Session[]) => {
      flushSync(close)
      erase(sessions)
    },
    chooseAll: (on: boolean) => setSelection((before) => chooseAll(before, shown, on)),
    chooseNone: () => setSelection(NOTHING),
  }
}

const without = (all: ReadonlyMap<string, Session>, ids: readonly string[]): Map<string, Session> =>
  new Map([...all].filter(([id]) => !ids.includes(id)))
