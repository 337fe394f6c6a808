import Button from '@mui/material/Button'
import { StateStrip } from '@/components/StateStrip'
import { useSignal } from '@/lib/signal'
import { PICTURE_WIDTHS } from '../engine/session'
import { useLive } from '../LiveContext'

/** What the person should know while the video runs. */
export function ConnectionStrip() {
  const session = useLive()
  const phase = useSignal(session.phase)
  const connection = useSignal(session.connection)
  const pictureWidth = useSignal(session.pictureWidth)
  const noFace = useSignal(session.noFace)
  const recording = useSignal(session.recorder.recording) !== null
  if (connection.kind === 'away') {
    return (
      <StateStrip
        drawing="offline"
        title="The service isn’t responding"
        text={
          recording
            ? 'Retrying. What you recorded is safe, but this part will be missing.'
            : 'Retrying; nothing is lost. People keep their numbers.'
        }
      >
        <Button variant="outlined" onClick={session.retryNow}>
          Retry now
        </Button>
      </StateStrip>
    )
  }
  if (connection.kind === 'refused') {
    return (
      <StateStrip drawing="refused" title="The service can’t read these frames" text={connection.detail}>
        <Button variant="outlined" onClick={session.reset}>
          {recording ? 'Stop recording and start over' : 'Start over'}
        </Button>
      </StateStrip>
    )
  }
  if (phase.kind === 'ended') {
    return (
      <StateStrip
        drawing="ended"
        title="The video has ended"
        text="The last frame and the last minute of the chart stay here."
      >
        <Button variant="outlined" onClick={session.playAgain}>
          Play again
        </Button>
      </StateStrip>
    )
  }
  if (connection.kind === 'slow') {
    return (
      <StateStrip
        drawing="slow"
        title="Slow responses"
        text="Mien always sends the newest frame. Smaller frames are faster."
      >
        {pictureWidth > PICTURE_WIDTHS[0] && !recording && (
          <Button variant="outlined" onClick={session.sendSmaller}>
            Send smaller frames
          </Button>
        )}
      </StateStrip>
    )
  }
  if (noFace) {
    return <StateStrip drawing="no-face" title="No face in view" text="Come closer or find more light." />
  }
  return null
}
