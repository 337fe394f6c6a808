import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { useState } from 'react'
import { Illustration } from '@/components/Illustration'
import { AnnotateDialog } from './AnnotateDialog'
import type { Picture } from './usePicture'

/** The browser cannot decode what the service could: says so, and offers a copy that every browser plays. */
export function Unplayable({ picture }: { picture: Picture }) {
  const [open, setOpen] = useState(false)
  const { media, name } = picture.video
  const kind = media ? ` (${media.codec} in ${media.container})` : ''
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
        <Illustration name="unplayable" width={112} />
      </Box>
      <Typography component="h2" variant="h3">
        This browser cannot play the video
      </Typography>
      <Typography variant="body2" color="textSecondary" sx={{ textWrap: 'balance', overflowWrap: 'anywhere' }}>
        {`“${name}”${kind} was analysed all the same. A copy with the boxes drawn in, as MP4, plays everywhere.`}
      </Typography>
      <Button
        variant="contained"
        onClick={() => {
          setOpen(true)
        }}
      >
        Video with boxes (MP4)
      </Button>
      {open && (
        <AnnotateDialog
          picture={picture}
          onClose={() => {
            setOpen(false)
          }}
        />
      )}
    </Box>
  )
}
