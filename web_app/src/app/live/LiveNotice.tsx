import Button from '@mui/material/Button'
import { useState } from 'react'
import { Link, useLocation } from 'react-router'
import { isOff, type Phase } from '@/features/live/engine/phase'
import { useLive } from '@/features/live/LiveContext'
import { useSignal } from '@/lib/signal'
import { Notice } from '../Notice'

/** Says on other pages what the live page shows itself: that the service or the camera is gone. */
export function LiveNotice() {
  const { phase, connection, recorder, retryNow } = useLive()
  const now = useSignal(phase)
  const { kind } = useSignal(connection)
  const recording = useSignal(recorder.recording) !== null
  const elsewhere = useLocation().pathname !== '/'
  const [seen, setSeen] = useState<Phase | null>(null)
  // It was shown on the live page meanwhile.
  if (!elsewhere && seen !== now) setSeen(now)
  if (!elsewhere) return null
  if (now.kind === 'failed' && now.reason === 'lost' && seen !== now)
    return <Notice text="The camera was disconnected." action={<ToLive />} />
  if (isOff(now) || (kind !== 'away' && kind !== 'refused')) return null
  const lost = recording ? 'This part of the recording will be missing.' : 'Live analysis is paused.'
  return kind === 'away' ? (
    <Notice text={`The service isn’t responding. ${lost}`} action={<Button onClick={retryNow}>Retry now</Button>} />
  ) : (
    <Notice text={`The service can’t read the live pictures. ${lost}`} action={<ToLive />} />
  )
}

const ToLive = () => (
  <Button component={Link} to="/">
    Go to Live
  </Button>
)
