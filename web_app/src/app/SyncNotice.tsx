import Button from '@mui/material/Button'
import { count } from '@/lib/format'
import { useSignal } from '@/lib/signal'
import { recordingSync, type Rejection } from '@/sync'
import { Notice } from './Notice'
import { useLeaveGuard } from './useLeaveGuard'

/** How much of a recording waits in this browser while the service is away, and what the service rejected. */
export function SyncNotice() {
  const away = useSignal(recordingSync.problem) !== null
  const rejection = useSignal(recordingSync.rejection)
  useLeaveGuard(useSignal(recordingSync.memoryOnly) !== null)
  return (
    <>
      {rejection && (
        <Notice
          text={rejectionText(rejection)}
          action={<Button onClick={recordingSync.dismissRejection}>Close</Button>}
        />
      )}
      {away && <Waiting />}
    </>
  )
}

/** Reads the number only while it is shown, as it changes every second. */
function Waiting() {
  const pending = useSignal(recordingSync.pendingSamples)
  const problem = useSignal(recordingSync.problem)
  const memoryOnly = useSignal(recordingSync.memoryOnly)
  if (pending === 0) return null
  const samples = pending === 1 ? '1 sample is waiting' : `${count(pending)} samples are waiting`
  const text = memoryOnly
    ? `${samples} in this tab and will be sent once the service responds. ${MEMORY_ONLY[memoryOnly]} Keep this tab open until then.`
    : `${samples} in this browser and will be sent once the service responds.`
  return (
    <Notice
      text={problem?.detail ? `${problem.detail} ${text}` : text}
      action={<Button onClick={recordingSync.retryNow}>Retry now</Button>}
    />
  )
}

const MEMORY_ONLY = {
  full: 'This browser has no storage left for them.',
  forbidden: 'This browser doesn’t allow storing them.',
}

function rejectionText({ kind, status, whole, detail, samples }: Rejection): string {
  if (kind === 'marker' && !whole) return `The service rejected a marker. ${detail}`
  const lost = samples === 1 ? '1 sample' : `${count(samples)} samples`
  if (status === 404) return `The session was deleted while it was being recorded. Not sent, and lost: ${lost}.`
  if (whole) return `The service rejected the recording, and ${lost} of it are lost. ${detail}`
  return `The service rejected part of the recording (${lost}). Everything before it is stored. ${detail}`
}
