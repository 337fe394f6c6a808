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

/** Whether the video file is stored, and how to store or delete it. */
export function VideoStorage({ playback }: { playback: Playback }) {
  const { video, file } = playback
  if (video.kept) return <Stored playback={playback} />
  return file ? <Local id={video.id} file={file} /> : null
}

function Stored({ playback: { video } }: { playback: Playback }) {
  const [asking, setAsking] = useState(false)
  return (
    <Row>
      <Words>{`Stored with the session, ${size(video.bytes)}.`}</Words>
      <Button
        size="small"
        color="inherit"
        onClick={() => {
          setAsking(true)
        }}
      >
        Delete video
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

function Local({ id, file }: { id: string; file: File }) {
  const { share, failure, send, cancel } = useKeepVideo(id)
  return (
    <Row>
      {share !== null ? (
        <Progress label="Uploading" share={share} onCancel={cancel} />
      ) : (
        <>
          <Words>Plays from your disk; not uploaded.</Words>
          <Button size="small" color="inherit" onClick={() => void send(file)}>
            Store with session
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
