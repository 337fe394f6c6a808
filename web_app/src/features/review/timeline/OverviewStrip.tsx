import Box from '@mui/material/Box'
import { CursorLine } from '@/components/chart/CursorLine'
import { ROOM } from '@/components/chart/lines'
import { Overview } from '@/components/chart/Overview'
import { IndexThumbnail } from '@/components/IndexThumbnail'
import { placeOf } from '@/lib/span'
import { useReview } from '../ReviewContext'

/** The whole session's index and markers, with the shown part framed. */
export function OverviewStrip() {
  const { session, view, bounds, cursor, move, choose } = useReview()
  return (
    <Box sx={{ pl: `${String(ROOM.left)}rem`, pr: `${String(ROOM.right)}rem` }}>
      <Overview span={view.span} bounds={bounds} onMove={move} onChoose={choose} onPick={(at) => cursor.hold(at)}>
        <IndexThumbnail values={session.index_line} width="100%" height={48} />
        <CursorLine cursor={cursor.held} span={bounds} />
        {session.markers.map(({ id, at }) => (
          <Box
            key={id}
            style={{ left: `${String(placeOf(at, bounds) * 100)}%` }}
            sx={{ position: 'absolute', top: 0, height: 10, width: 2, bgcolor: 'primary.main', pointerEvents: 'none' }}
          />
        ))}
      </Overview>
    </Box>
  )
}
