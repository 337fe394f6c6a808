import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { videoQuery } from '@/api'
import type { DrawingName } from '@/components/drawings'
import { Illustration } from '@/components/Illustration'
import { AnnotateDialog } from './AnnotateDialog'
import type { Playback } from './usePlayback'

interface Props {
  playback: Playback
  onRetry: () => void
}

/** Why nothing plays: the service is away, or the browser can't decode the file, in which case a copy is offered. */
export function Unplayable({ playback, onRetry }: Props) {
  const { id, media, name } = playback.video
  const [open, setOpen] = useState(false)
  // Refetched at once: the file may have been deleted meanwhile.
  const { isError } = useQuery({ ...videoQuery(id), refetchOnMount: 'always' })
  const away = isError && playback.file === null
  useRetry(away, onRetry)
  if (away) {
    return (
      <Words
        drawing="offline"
        title="Couldn’t load the video"
        text="The service isn’t responding. The video plays as soon as it does."
      />
    )
  }
  const kind = media ? ` (${media.codec} in ${media.container})` : ''
  return (
    <Words
      drawing="unplayable"
      title="This browser can’t play the video"
      text={`“${name}”${kind} was analysed all the same. An annotated copy, as MP4, plays everywhere.`}
    >
      <Button
        variant="contained"
        onClick={() => {
          setOpen(true)
        }}
      >
        Annotated video (MP4)
      </Button>
      {open && (
        <AnnotateDialog
          playback={playback}
          onClose={() => {
            setOpen(false)
          }}
        />
      )}
    </Words>
  )
}

/** Retries when the service is back. */
function useRetry(away: boolean, onRetry: () => void): void {
  const was = useRef(false)
  useEffect(() => {
    if (was.current && !away) onRetry()
    was.current = away
  }, [away, onRetry])
}

interface WordsProps {
  drawing: DrawingName
  title: string
  text: string
  children?: ReactNode
}

function Words({ drawing, title, text, children }: WordsProps) {
  return (
    <Box
      role="status"
      sx={{
        position: 'absolute',
        inset: 0,
        bgcolor: 'background.default',
        overflowY: 'auto',
        display: 'grid',
        placeContent: 'center',
        justifyItems: 'center',
        gridTemplateColumns: 'minmax(0, 28rem)',
        gap: 1,
        p: 2,
        textAlign: 'center',
      }}
    >
      <Box sx={{ display: { xs: 'none', sm: 'block' } }}>
        <Illustration name={drawing} width={112} />
      </Box>
      <Typography component="h2" variant="h3">
        {title}
      </Typography>
      <Typography variant="body2" color="textSecondary" sx={{ textWrap: 'balance', overflowWrap: 'anywhere' }}>
        {text}
      </Typography>
      {children}
    </Box>
  )
}
