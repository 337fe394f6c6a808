import Box from '@mui/material/Box'
import Paper from '@mui/material/Paper'
import Typography from '@mui/material/Typography'
import { OfflineBanner } from '@/components/OfflineBanner'
import { counted } from '@/lib/amounts'
import { errorMessage } from '@/lib/errorMessage'
import { ListOffline } from '@/components/ListState'
import { isPending, type Row } from '../logic/rows'
import { useActions } from '../useActions'
import { useVideoSessions, type useVideos } from '../useVideos'
import { Announcer } from './Announcer'
import { ListSkeleton } from './ListSkeleton'
import { NoVideos } from './NoVideos'
import { VideoRow } from './VideoRow'

/** All videos, or why there are none. */
export function VideoList({ list, rows, places, error, retry }: ReturnType<typeof useVideos>) {
  const { actions, failures } = useActions()
  const found = useVideoSessions(rows.filter(({ video }) => video?.status === 'complete').length)
  const away = error && errorMessage(error)
  return (
    <Box component="section" aria-labelledby="videos-list" sx={{ display: 'grid', gap: 1.5, minWidth: 0 }}>
      {away && rows.length > 0 && (
        <OfflineBanner text={`${away} The list may be out of date. Retrying every few seconds.`} onRetry={retry} />
      )}
      {rows.length > 0 && (
        <Typography id="videos-list" component="h2" variant="h3" color="textSecondary" sx={{ ml: { xs: 1, sm: 2 } }}>
          {summary(rows)}
        </Typography>
      )}
      {rows.length > 0 && (
        <Paper component="ul" variant="outlined" sx={{ m: 0, p: 0, listStyle: 'none', overflow: 'hidden' }}>
          {rows.map((row) => (
            <VideoRow
              key={row.id}
              row={row}
              before={places.get(row.id) ?? 0}
              session={found.get(row.id)}
              failure={failures.get(row.id)}
              actions={actions}
            />
          ))}
        </Paper>
      )}
      {rows.length === 0 && !list && !away && <ListSkeleton />}
      {rows.length === 0 && !list && away && <ListOffline title="Couldn’t load videos" reason={away} onRetry={retry} />}
      {rows.length === 0 && list && <NoVideos />}
      <Announcer rows={rows} />
    </Box>
  )
}

/** "5 videos · 2 in progress". */
function summary(rows: readonly Row[]): string {
  const pending = rows.filter(isPending).length
  return pending > 0
    ? `${counted(rows.length, 'video')} · ${String(pending)} in progress`
    : counted(rows.length, 'video')
}
