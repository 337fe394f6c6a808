import { ConfirmDialog } from '@/components/ConfirmDialog'
import type { Session } from '@/api'
import { titleOf } from '../logic/labels'

interface Props {
  sessions: readonly Session[]
  onConfirm: () => void
  onCancel: () => void
}

/** Asks before a session is deleted that is still being recorded, or whose video is still being analysed. */
export function ConfirmDelete({ sessions, onConfirm, onCancel }: Props) {
  const running = sessions.filter(({ status }) => status !== 'complete')
  const recording = running.some(({ status }) => status === 'recording')
  const [first] = running
  const which =
    running.length === 1 && first ? `“${titleOf(first)}” is` : `${String(running.length)} of these sessions are`
  return (
    <ConfirmDialog
      title={recording ? 'Delete while it is recording?' : 'Delete while it is analysed?'}
      action="Delete"
      danger
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      {recording
        ? `${which} still being recorded. Deleting erases all of it, and what comes after is not kept.`
        : `${which} still being analysed. Deleting stops that and erases the video file here, with all that was found.`}
    </ConfirmDialog>
  )
}
