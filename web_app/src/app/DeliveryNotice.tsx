import Button from '@mui/material/Button'
import { delivery, type Refusal } from '@/api'
import { count } from '@/lib/format'
import { useSignal } from '@/lib/signal'
import { Notice } from './Notice'
import { useLeaveGuard } from './useLeaveGuard'

/** What of recordings waits in this browser while the service is away, and what it refused: on every page. */
export function DeliveryNotice() {
  const away = useSignal(delivery.trouble) !== null
  const refusal = useSignal(delivery.refusal)
  useLeaveGuard(useSignal(delivery.onlyHere) !== null)
  return (
    <>
      {refusal && <Notice text={reasonOf(refusal)} action={<Button onClick={delivery.forgetRefusal}>Close</Button>} />}
      {away && <Waiting />}
    </>
  )
}

/** It reads how many wait only while that is shown: the number changes each second. */
function Waiting() {
  const waiting = useSignal(delivery.waiting)
  const trouble = useSignal(delivery.trouble)
  const onlyHere = useSignal(delivery.onlyHere)
  if (waiting === 0) return null
  const samples = waiting === 1 ? '1 sample waits' : `${count(waiting)} samples wait`
  const text = onlyHere
    ? `${samples} in this tab and will be sent when the service is back. ${ONLY_HERE[onlyHere]} Keep this tab open until then.`
    : `${samples} in this browser and will be sent when the service is back.`
  return (
    <Notice
      text={trouble?.detail ? `${trouble.detail} ${text}` : text}
      action={<Button onClick={delivery.tryNow}>Try now</Button>}
    />
  )
}

const ONLY_HERE = {
  full: 'This browser has no room left to keep them.',
  forbidden: 'This browser may not keep them.',
}

function reasonOf({ kind, status, whole, detail, samples }: Refusal): string {
  if (kind === 'marker' && !whole) return `The service did not take a marker. ${detail}`
  const lost = samples === 1 ? '1 sample' : `${count(samples)} samples`
  if (status === 404)
    return `The session was erased while it was recorded. ${lost} that were still to come went with it.`
  if (whole) return `The service did not take the recording, and ${lost} of it are lost. ${detail}`
  return `The service did not take a part of the recording (${lost}). What came before is stored. ${detail}`
}
