import { ConfirmDialog } from '@/components/ConfirmDialog'
import type { Session } from '@/api'
import { titleOf } from '../reading/words'

interface Props {
  sessions: readonly Session[]
  onConfirm: () => void
  onCancel: () => void
}

/** Asks before a session is deleted that is still being recorded. */
export function ConfirmRecording({ sessions, onConfirm, onCancel }: Props) {
  const running = sessions.filter(({ status }) => status === 'recording')
  const [first] = running
  const which =
    running.length === 1 && first ? `“${titleOf(first)}” is` : `${String(running.length)} of these sessions are`
  return (
    <ConfirmDialog
      title="Delete while it is recording?"
      action="Delete"
      danger
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      {`${which} still being recorded. Deleting erases all of it, and what comes after is not kept.`}
    </ConfirmDialog>
  )
}
