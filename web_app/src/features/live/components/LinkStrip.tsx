import Button from '@mui/material/Button'
import { StateStrip } from '@/components/StateStrip'
import { useSignal } from '@/lib/signal'
import { PICTURE_WIDTHS } from '../engine/session'
import { useLive } from '../LiveContext'

/** What the person should know while the picture goes on. */
export function LinkStrip() {
  const session = useLive()
  const phase = useSignal(session.phase)
  const link = useSignal(session.link)
  const pictureWidth = useSignal(session.pictureWidth)
  const nobody = useSignal(session.nobody)
  const recording = useSignal(session.recorder.recording) !== null
  if (link.kind === 'away') {
    return (
      <StateStrip
        drawing="away"
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
  if (link.kind === 'refused') {
    return (
      <StateStrip drawing="refused" title="The service cannot read these pictures" text={link.detail}>
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
  if (link.kind === 'slow') {
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
  if (nobody) {
    return <StateStrip drawing="nobody" title="No face in view" text="Come closer or find more light." />
  }
  return null
}
