import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { useRef } from 'react'
import type { Videos } from '@/api'
import { Icon } from '@/components/Icon'
import { duration, size } from '@/lib/amounts'

/** Some systems have no media type for these. */
const ACCEPTED = 'video/*,image/gif,.mkv,.avi,.mov,.m4v,.webm'

interface Props {
  limits: Videos | undefined
  onChoose: (files: File[]) => void
}

/** Invites to drop files, with a button to choose them instead. */
export function DropZone({ limits, onChoose }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const most = limits && ` Up to ${size(limits.max_bytes)} and ${duration(limits.max_duration_ms)} each.`
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        justifyContent: 'space-between',
        gap: 2,
        p: { xs: 2, sm: 3 },
        border: '2px dashed',
        borderColor: 'divider',
        borderRadius: 1,
        bgcolor: 'background.paper',
      }}
    >
      <Box sx={{ flex: '1 1 18rem', minWidth: 0 }}>
        <Typography component="p" variant="subtitle1">
          Drop videos anywhere on this page
        </Typography>
        <Typography component="p" variant="body2" color="textSecondary">
          {`MP4, MOV, WebM, MKV, AVI or GIF, one or several.${most ?? ''}`}
        </Typography>
      </Box>
      <Button
        variant="contained"
        startIcon={<Icon name="file" />}
        onClick={() => input.current?.click()}
        sx={{ flex: { xs: '1 0 auto', sm: 'none' } }}
      >
        Choose files
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        accept={ACCEPTED}
        hidden
        data-testid="video-files"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          // The same files can be chosen again.
          event.target.value = ''
          onChoose(files)
        }}
      />
    </Box>
  )
}
