import type { Session } from '@/api'

export type RowAction = 'rename' | 'notes' | 'delete'

/** The events of a row. */
export interface RowHandlers {
  onChoose: (id: string, how: { on: boolean; range: boolean }) => void
  onMenu: (session: Session, anchor: HTMLElement) => void
  onAct: (action: RowAction, session: Session) => void
  onRenamed: (session: Session) => void
}
