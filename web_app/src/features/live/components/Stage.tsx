import Box from '@mui/material/Box'
import { useLayoutEffect, useRef } from 'react'
import { StateStrip } from '@/components/StateStrip'
import { useSignal } from '@/lib/signal'
import { useFileDrop } from '@/lib/useFileDrop'
import { useLive } from '../LiveContext'
import { MarkerField } from '../recording/MarkerField'
import { RecordingBadge } from '../recording/RecordingBadge'
import { useSource } from '../useSource'
import { FaceOverlay } from './FaceOverlay'
import { ConnectionStrip } from './ConnectionStrip'
import { SourceState } from './SourceState'

const ignore = () => undefined

const SHOWS_PICTURE = new Set(['running', 'ended'])

/** The live picture with its boxes, or a message in its place. Video files can be dropped on it. */
export function Stage() {
  const session = useLive()
  const mirrored = useSignal(session.mirrored)
  const phase = useSignal(session.phase)
  const recording = useSignal(session.recorder.recording) !== null
  const { openFile } = useSource()
  const over = useFileDrop(recording ? ignore : openFile)
  const picture = SHOWS_PICTURE.has(phase.kind)
  const flipped = mirrored && phase.kind === 'running' && phase.source === 'camera'

  return (
    <Box
      component="section"
      aria-label="Live picture"
      sx={{
        gridArea: 'stage',
        position: 'relative',
        display: 'grid',
        placeItems: 'center',
        overflow: 'hidden',
        borderRadius: 1.5,
        border: 1,
        borderColor: over ? 'primary.main' : 'divider',
        bgcolor: picture ? '#0b0d11' : 'background.paper',
        minHeight: { xs: picture ? 0 : 340, md: 0 },
        aspectRatio: { xs: picture ? '4 / 3' : 'auto', sm: '16 / 10', md: 'auto' },
        '& video': {
          position: 'absolute',
          inset: 0,
          width: '100%',
          height: '100%',
          objectFit: 'contain',
          transform: flipped ? 'scaleX(-1)' : 'none',
          visibility: picture ? 'visible' : 'hidden',
        },
      }}
    >
      <VideoPlace />
      {picture && <FaceOverlay mirrored={flipped} />}
      <RecordingBadge />
      <MarkerField />
      {picture ? (
        <Box sx={{ position: 'absolute', inset: 'auto 0 0 0', p: { xs: 1, sm: 2 } }}>
          {over && recording ? <DropRefused /> : <ConnectionStrip />}
        </Box>
      ) : (
        <SourceState />
      )}
    </Box>
  )
}

function VideoPlace() {
  const { showIn } = useLive()
  const place = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => (place.current ? showIn(place.current) : undefined), [showIn])
  return <div ref={place} />
}

/** Another source would end the recording. */
function DropRefused() {
  return (
    <StateStrip
      drawing="videos"
      title="Stop recording to open a video"
      text="Files dropped here are ignored while you record."
    />
  )
}
