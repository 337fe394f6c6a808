import { ConfirmDialog } from '@/components/ConfirmDialog'
import type { Session } from '@/api'
import { titleOf } from '../logic/labels'

interface Props {
  sessions: readonly Session[]
  onConfirm: () => void
  onCancel: () => void
}

/** Asks before deleting a session that is still being recorded or analysed. */
export function ConfirmDelete({ sessions, onConfirm, onCancel }: Props) {
  const running = sessions.filter(({ status }) => status !== 'complete')
  const recording = running.some(({ status }) => status === 'recording')
  const [first] = running
  const which =
    running.length === 1 && first ? `“${titleOf(first)}” is` : `${String(running.length)} of these sessions are`
  return (
    <ConfirmDialog
      title={recording ? 'Delete while recording?' : 'Delete while analysing?'}
      action="Delete"
      danger
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      {recording
        ? `${which} still being recorded. Deleting also discards everything recorded from now on.`
        : `${which} still being analysed. Deleting stops the analysis and deletes the stored video file and all results.`}
    </ConfirmDialog>
  )
}
