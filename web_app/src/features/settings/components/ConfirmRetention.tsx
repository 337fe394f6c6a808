import { ConfirmDialog } from '@/components/ConfirmDialog'
import { counted } from '@/lib/amounts'
import { longDate } from '@/lib/days'
import type { PendingLimit } from '../useRetention'

interface Props extends PendingLimit {
  busy: boolean
  onConfirm: () => void
  onCancel: () => void
}

/** Asks before a new limit deletes sessions at once. */
export function ConfirmRetention({ days, before, sessions, busy, onConfirm, onCancel }: Props) {
  const now =
    sessions === 0
      ? 'No session is that old, so nothing is deleted now.'
      : `${counted(sessions, 'session')} from before ${longDate(before)} will be deleted now. This can’t be undone.`
  return (
    <ConfirmDialog
      title={`Delete sessions after ${counted(days, 'day')}?`}
      action={sessions === 0 ? 'Save' : `Delete ${counted(sessions, 'session')} and save`}
      danger={sessions > 0}
      busy={busy}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      {`${now} From then on, each session is deleted ${counted(days, 'day')} after it ends.`}
    </ConfirmDialog>
  )
}
