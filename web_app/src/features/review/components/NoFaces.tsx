import Box from '@mui/material/Box'
import type { SessionDetail } from '@/api'
import { StatePanel } from '@/components/StatePanel'

const YET: Partial<Record<SessionDetail['status'], string>> = {
  recording: 'It shows here as it is recorded.',
  analysing: 'It shows here as the video is analysed.',
}

/** No face was seen, or none yet. */
export function NoFaces({ status }: Pick<SessionDetail, 'status'>) {
  const yet = YET[status]
  return (
    <Box sx={{ display: 'grid', placeItems: 'center', minHeight: '50dvh' }}>
      {yet !== undefined ? (
        <StatePanel drawing="starting" title="Nothing has arrived yet" text={yet} />
      ) : (
        <StatePanel
          drawing="no-face"
          title="Nobody was seen in it"
          text="No face was found in the whole session, so there is nothing to show over time."
        />
      )}
    </Box>
  )
}
