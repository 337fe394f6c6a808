import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { size } from '@/lib/amounts'
import { VideoFileButton } from '@/components/VideoFileButton'
import { Progress } from './Progress'
import { useFileCheck } from './useFileCheck'
import { useKeepVideo } from './useKeepVideo'
import type { Playback } from './usePlayback'

/** The copy is made from the file, which was not kept: offers to upload it. */
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
  if (share !== null) return <Progress label="Uploading" share={share} onCancel={cancel} />
  if (check.kind === 'checking') return <Progress label="Checking file" share={check.share} onCancel={stop} />
  return (
    <>
      <Typography variant="body2">
        {`The annotated video is made on the computer that runs Mien, where “${video.name}” (${size(video.bytes)}) was not kept. Upload it again to continue; you can delete it afterwards.`}
      </Typography>
      {check.kind === 'refused' && <Alert severity="error">{check.reason}</Alert>}
      {failure !== null && <Alert severity="error">{failure}</Alert>}
      {file ? (
        <Button variant="contained" onClick={() => void send(file)}>
          Upload
        </Button>
      ) : (
        <VideoFileButton
          main
          analysed
          testId="same-file"
          label="Choose video"
          onChoose={(chosen) => void begin(chosen)}
        />
      )}
    </>
  )
}
