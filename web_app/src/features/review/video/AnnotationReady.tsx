import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { annotationAddress, type Annotation } from '@/api'
import { Icon } from '@/components/Icon'
import { size } from '@/lib/amounts'
import { errorMessage } from '@/lib/errorMessage'
import { useAnnotation } from './useAnnotation'

/** The finished copy, to download or delete. */
export function AnnotationReady({ id, annotation }: { id: string; annotation: Annotation }) {
  const { erase } = useAnnotation(id)
  const { blur, bytes, remark } = annotation
  return (
    <>
      <Typography variant="body2">
        {`Ready${bytes === null ? '' : `: ${size(bytes)}`}, ${blur ? 'every face that was found is blurred' : 'faces not blurred'}. Watch it before you share it.`}
      </Typography>
      {remark !== null && <Alert severity="info">{remark}</Alert>}
      {erase.error && <Alert severity="error">{`Couldn’t delete it. ${errorMessage(erase.error)}`}</Alert>}
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button
          component="a"
          href={annotationAddress(id)}
          download
          variant="contained"
          startIcon={<Icon name="save" />}
          sx={{ flex: 1 }}
        >
          Download
        </Button>
        <Button
          color="inherit"
          variant="outlined"
          startIcon={<Icon name="bin" />}
          disabled={erase.isPending}
          onClick={() => {
            erase.mutate()
          }}
        >
          Delete
        </Button>
      </Box>
    </>
  )
}
