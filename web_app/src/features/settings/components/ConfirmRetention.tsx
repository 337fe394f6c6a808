import { ConfirmDialog } from '@/components/ConfirmDialog'
import { counted } from '@/lib/amounts'
import { longDate } from '@/lib/days'
import type { PendingLimit } from '../useRetention'

interface Props extends PendingLimit {
  busy: boolean
  onConfirm: () => void
  onCancel: () => void
}

/** Says what a new limit would erase at once, before it does. */
export function ConfirmRetention({ days, before, sessions, busy, onConfirm, onCancel }: Props) {
  const now =
    sessions === 0
      ? 'No session is that old now, so nothing is erased at once.'
      : `${counted(sessions, 'session')} from before ${longDate(before)} ${sessions === 1 ? 'is' : 'are'} erased now. There is no undo.`
  return (
    <ConfirmDialog
      title={`Erase sessions after ${counted(days, 'day')}?`}
      action={sessions === 0 ? 'Save' : `Erase ${counted(sessions, 'session')} and save`}
      danger={sessions > 0}
      busy={busy}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      {`${now} From then on, every session is erased ${counted(days, 'day')} after its end.`}
    </ConfirmDialog>
  )
}
