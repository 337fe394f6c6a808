import Button from '@mui/material/Button'
import { count } from '@/lib/format'
import { useSignal } from '@/lib/signal'
import { recordingSync, type Rejection } from '@/sync'
import { Notice } from './Notice'
import { useLeaveGuard } from './useLeaveGuard'

/** What of recordings waits in this browser while the service is away, and what it refused: on every page. */
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

/** It reads how many wait only while that is shown: the number changes each second. */
function Waiting() {
  const pending = useSignal(recordingSync.pendingSamples)
  const problem = useSignal(recordingSync.problem)
  const memoryOnly = useSignal(recordingSync.memoryOnly)
  if (pending === 0) return null
  const samples = pending === 1 ? '1 sample waits' : `${count(pending)} samples wait`
  const text = memoryOnly
    ? `${samples} in this tab and will be sent when the service is back. ${MEMORY_ONLY[memoryOnly]} Keep this tab open until then.`
    : `${samples} in this browser and will be sent when the service is back.`
  return (
    <Notice
      text={problem?.detail ? `${problem.detail} ${text}` : text}
      action={<Button onClick={recordingSync.retryNow}>Try now</Button>}
    />
  )
}

const MEMORY_ONLY = {
  full: 'This browser has no room left to keep them.',
  forbidden: 'This browser may not keep them.',
}

function rejectionText({ kind, status, whole, detail, samples }: Rejection): string {
  if (kind === 'marker' && !whole) return `The service did not take a marker. ${detail}`
  const lost = samples === 1 ? '1 sample' : `${count(samples)} samples`
  if (status === 404)
    return `The session was erased while it was recorded. ${lost} that were still to come went with it.`
  if (whole) return `The service did not take the recording, and ${lost} of it are lost. ${detail}`
  return `The service did not take a part of the recording (${lost}). What came before is stored. ${detail}`
}
