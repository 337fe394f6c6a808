import { useMemo } from 'react'
import type { ExportFormat, Session } from '@/api'
import { download } from '../downloads'
import { byDay } from '../logic/days'
import { useSessionActions } from '../useSessionActions'
import { ConfirmDelete } from './ConfirmDelete'
import { DayGroup } from './DayGroup'
import { NotesDialog } from './NotesDialog'
import { RowMenu } from './RowMenu'
import { SelectionBar } from './SelectionBar'

interface Props {
  shown: readonly Session[]
  inTime: boolean
  now: number
  gone: ReadonlySet<string>
  summary: string
}

/** The days with their sessions, and the menu or dialog that is open on one. */
export function SessionDays({ shown, inTime, now, gone, summary }: Props) {
  const actions = useSessionActions(shown, gone)
  const { open, close, chosen } = actions
  const ids = useMemo(() => new Set(chosen.map(({ id }) => id)), [chosen])
  return (
    <>
      <SelectionBar
        shown={shown}
        chosen={chosen}
        summary={summary}
        onChooseAll={actions.chooseAll}
        onClear={actions.chooseNone}
        onExport={exportAll}
        onDelete={actions.requestDelete}
      />
      {byDay(shown, inTime).map((group) => (
        <DayGroup
          key={group.day ?? 'all'}
          group={group}
          now={now}
          chosen={ids}
          renaming={open?.what === 'rename' ? open.session.id : null}
          {...actions.handlers}
        />
      ))}
      {open?.what === 'menu' && (
        <RowMenu
          session={open.session}
          anchor={open.anchor}
          onAct={actions.handlers.onAct}
          onExport={exportAll}
          onClose={close}
        />
      )}
      {open?.what === 'notes' && <NotesDialog session={open.session} onClose={close} />}
      {open?.what === 'confirm' && (
        <ConfirmDelete sessions={open.sessions} onConfirm={() => actions.confirmed(open.sessions)} onCancel={close} />
      )}
    </>
  )
}

const exportAll = (sessions: readonly Session[], format: ExportFormat): void => {
  const ids = sessions.map(({ id }) => id)
  void download(ids, format)
}
