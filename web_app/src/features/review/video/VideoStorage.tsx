import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { useState, type ReactNode } from 'react'
import { size } from '@/lib/amounts'
import { DeleteVideoDialog } from './DeleteVideoDialog'
import { Progress } from './Progress'
import { useKeepVideo } from './useKeepVideo'
import type { Playback } from './usePlayback'

/** Where the video lies, and what can be done about that. */
export function VideoStorage({ playback }: { playback: Playback }) {
  const { video, file } = playback
  if (video.kept) return <Kept playback={playback} />
  return file ? <Lent id={video.id} file={file} /> : null
}

function Kept({ playback: { video } }: { playback: Playback }) {
  const [asking, setAsking] = useState(false)
  return (
    <Row>
      <Words>{`Kept here, ${size(video.bytes)}.`}</Words>
      <Button
        size="small"
        color="inherit"
        onClick={() => {
          setAsking(true)
        }}
      >
        Erase the video
      </Button>
      {asking && (
        <DeleteVideoDialog
          id={video.id}
          onClose={() => {
            setAsking(false)
          }}
        />
      )}
    </Row>
  )
}

function Lent({ id, file }: { id: string; file: File }) {
  const { share, failure, send, cancel } = useKeepVideo(id)
  return (
    <Row>
      {share !== null ? (
        <Progress label="Sending the video" share={share} onCancel={cancel} />
      ) : (
        <>
          <Words>Played from your disk; nothing was sent.</Words>
          <Button size="small" color="inherit" onClick={() => void send(file)}>
            Keep it here
          </Button>
        </>
      )}
      {failure !== null && (
        <Alert severity="error" sx={{ width: 1 }}>
          {failure}
        </Alert>
      )}
    </Row>
  )
}

function Row({ children }: { children: ReactNode }) {
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        justifyContent: 'space-between',
        columnGap: 2,
        pl: 2,
        pr: 1,
        py: 0.5,
        minHeight: 49,
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      {children}
    </Box>
  )
}

function Words({ children }: { children: string }) {
  return (
    <Typography variant="body2" color="textSecondary">
      {children}
    </Typography>
  )
}
