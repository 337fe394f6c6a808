import Box from '@mui/material/Box'
import type { SessionDetail } from '@/api'
import { StatePanel } from '@/components/StatePanel'

const YET: Partial<Record<SessionDetail['status'], string>> = {
  recording: 'It appears here while it is recorded.',
  analysing: 'It appears here while the video is analysed.',
}

/** In place of a session without a face, or without one yet. */
export function NoFaces({ status }: Pick<SessionDetail, 'status'>) {
  const yet = YET[status]
  return (
    <Box sx={{ display: 'grid', placeItems: 'center', minHeight: '50dvh' }}>
      {yet !== undefined ? (
        <StatePanel drawing="starting" title="Nothing yet" text={yet} />
      ) : (
        <StatePanel
          drawing="no-face"
          title="No faces found"
          text="There was no face in the whole session, so there is nothing to show."
        />
      )}
    </Box>
  )
}
