import type { Session } from '@/api'

export type RowAction = 'rename' | 'notes' | 'delete'

/** What a row of the list tells of. */
export interface RowHandlers {
  onChoose: (id: string, how: { on: boolean; range: boolean }) => void
  onMenu: (session: Session, anchor: HTMLElement) => void
  onAct: (action: RowAction, session: Session) => void
  onRenamed: (session: Session) => void
}
