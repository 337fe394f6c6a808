import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import { size } from '@/lib/amounts'
import { useFileDrop } from '@/lib/useFileDrop'
import { VideoFileButton } from '@/components/VideoFileButton'
import { stageStyle } from './stageStyle'
import { Progress } from './Progress'
import { useFileCheck } from './useFileCheck'
import type { Playback } from './usePlayback'

/** In place of the player: asks for the file that was analysed. */
export function ChooseVideo({ playback: { video, choose } }: { playback: Playback }) {
  const { check, begin, cancel } = useFileCheck(video, choose)
  const over = useFileDrop((file) => {
    if (file instanceof File) void begin(file)
  })
  return (
    <Box
      sx={{
        ...stageStyle(video),
        bgcolor: over ? 'action.hover' : 'background.default',
        boxShadow: over ? 'inset 0 0 0 2px var(--mui-palette-primary-main)' : 'none',
        overflowY: 'auto',
        display: 'grid',
        placeContent: 'center',
        justifyItems: 'center',
        gridTemplateColumns: 'minmax(0, 28rem)',
        gap: 1.5,
        p: 2,
        textAlign: 'center',
      }}
    >
      <Typography component="h2" variant="h3">
        The video file was not kept
      </Typography>
      {check.kind === 'checking' ? (
        <Progress label="Checking file" share={check.share} onCancel={cancel} />
      ) : (
        <>
          {check.kind === 'refused' ? (
            <Alert severity="error" sx={{ textAlign: 'left', overflowWrap: 'anywhere' }}>
              {check.reason}
            </Alert>
          ) : (
            <Typography variant="body2" color="textSecondary" sx={{ textWrap: 'balance', overflowWrap: 'anywhere' }}>
              {`Choose “${video.name}” (${size(video.bytes)}) again, or drop it here. It plays from your disk and isn’t uploaded.`}
            </Typography>
          )}
          <VideoFileButton
            main
            analysed
            testId="same-file"
            label="Choose video"
            onChoose={(file) => void begin(file)}
          />
        </>
      )}
    </Box>
  )
}
