import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { size } from '@/lib/amounts'
import { VideoFileButton } from '@/components/VideoFileButton'
import { Progress } from './Progress'
import { useFileCheck } from './useFileCheck'
import { useKeepVideo } from './useKeepVideo'
import type { Playback } from './usePlayback'

/** The copy is made from the file, which is not here: offers to send it. */
export function UploadFirst({ playback: { video, file, choose } }: { playback: Playback }) {
  const { share, failure, send, cancel } = useKeepVideo(video.id)
  const {
    check,
    begin,
    cancel: stop,
  } = useFileCheck(video, (right) => {
    choose(right)
    void send(right)
  })
  if (share !== null) return <Progress label="Sending the video" share={share} onCancel={cancel} />
  if (check.kind === 'checking') return <Progress label="Checking the file" share={check.share} onCancel={stop} />
  return (
    <>
      <Typography variant="body2">
        {`Boxes are drawn where Mien runs, and “${video.name}” (${size(video.bytes)}) was not kept there. Send it once more to go on; you can erase it afterwards.`}
      </Typography>
      {check.kind === 'refused' && <Alert severity="error">{check.reason}</Alert>}
      {failure !== null && <Alert severity="error">{failure}</Alert>}
      {file ? (
        <Button variant="contained" onClick={() => void send(file)}>
          Keep it here
        </Button>
      ) : (
        <VideoFileButton
          main
          analysed
          testId="same-file"
          label="Choose the video"
          onChoose={(chosen) => void begin(chosen)}
        />
      )}
    </>
  )
}
