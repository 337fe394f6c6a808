import Button from '@mui/material/Button'
import { StateStrip } from '@/components/StateStrip'
import { useSignal } from '@/lib/signal'
import { PICTURE_WIDTHS } from '../engine/session'
import { useLive } from '../LiveContext'

/** What the person should know while the picture goes on. */
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
        title="The service does not answer"
        text={
          recording
            ? 'Trying again. What was recorded is kept; this stretch will be missing from it.'
            : 'Trying again; nothing is lost. Faces keep their numbers.'
        }
      >
        <Button variant="outlined" onClick={session.retryNow}>
          Try now
        </Button>
      </StateStrip>
    )
  }
  if (connection.kind === 'refused') {
    return (
      <StateStrip drawing="refused" title="The service cannot read these pictures" text={connection.detail}>
        <Button variant="outlined" onClick={session.reset}>
          {recording ? 'Stop recording and start afresh' : 'Start afresh'}
        </Button>
      </StateStrip>
    )
  }
  if (phase.kind === 'ended') {
    return (
      <StateStrip
        drawing="ended"
        title="The video has ended"
        text="The last picture and the last minute are still here."
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
        title="Answers take long"
        text="The newest picture is always sent first. Smaller pictures travel faster."
      >
        {pictureWidth > PICTURE_WIDTHS[0] && !recording && (
          <Button variant="outlined" onClick={session.sendSmaller}>
            Send smaller
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
