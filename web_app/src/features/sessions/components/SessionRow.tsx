import Box from '@mui/material/Box'
import Checkbox from '@mui/material/Checkbox'
import IconButton from '@mui/material/IconButton'
import { memo } from 'react'
import type { Session } from '@/api'
import { Icon } from '@/components/Icon'
import { shortDate, timeOfDay } from '@/lib/days'
import { titleOf } from '../logic/labels'
import type { RowHandlers } from '../rowHandlers'
import { SessionFigures } from './SessionFigures'
import { SessionTitle } from './SessionTitle'

interface Props extends RowHandlers {
  session: Session
  /** Shows the date, as no heading names the day. */
  dated: boolean
  chosen: boolean
  renaming: boolean
}

const columns = (dated: boolean) => `40px ${dated ? '84px' : '48px'} minmax(0, 1fr) 176px 296px 92px 40px`

/** One session: title, time, index line and largest shares. */
export const SessionRow = memo(function SessionRow(props: Props) {
  const { session, dated, chosen, renaming, onChoose, onMenu, onAct, onRenamed } = props
  const title = titleOf(session)
  return (
    <Box
      component="li"
      data-chosen={chosen || undefined}
      sx={{
        position: 'relative',
        display: 'grid',
        gridTemplateAreas: {
          xs: '"check title title menu" ". line shares shares"',
          lg: '"check time title line shares unclear menu"',
        },
        gridTemplateColumns: { xs: '40px minmax(104px, 2fr) minmax(0, 3fr) 44px', lg: columns(dated) },
        alignItems: 'center',
        columnGap: { xs: 1, sm: 2 },
        rowGap: 1,
        minHeight: 76,
        px: { xs: 0.5, sm: 1 },
        py: 1.25,
        borderTop: 1,
        borderColor: 'divider',
        '&:first-of-type': { borderTop: 0 },
        '@media (hover: hover)': { '&:hover': { bgcolor: 'action.hover' } },
        '&[data-chosen]': { bgcolor: 'action.hover', boxShadow: 'inset 3px 0 var(--mui-palette-primary-main)' },
      }}
    >
      <Checkbox
        checked={chosen}
        onChange={(event, on) => {
          onChoose(session.id, { on, range: event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey })
        }}
        slotProps={{ input: { 'aria-label': `Select ${title}` } }}
        sx={{ gridArea: 'check', alignSelf: { xs: 'start', lg: 'center' }, zIndex: 1, p: 0, width: 40, height: 40 }}
      />
      <Box sx={{ gridArea: 'time', display: { xs: 'none', lg: 'block' } }}>
        <Box component="span" sx={{ display: 'block', fontSize: '0.9375rem' }}>
          {timeOfDay(session.started_at)}
        </Box>
        {dated && (
          <Box component="span" sx={{ fontSize: '0.75rem', color: 'text.secondary', whiteSpace: 'nowrap' }}>
            {shortDate(session.started_at)}
          </Box>
        )}
      </Box>
      <SessionTitle session={session} dated={dated} renaming={renaming} onAct={onAct} onRenamed={onRenamed} />
      <SessionFigures session={session} />
      <Box sx={{ gridArea: 'menu', justifySelf: 'end', alignSelf: { xs: 'start', lg: 'center' }, zIndex: 1 }}>
        {/* No tooltip: twenty of them make a page slow to draw. */}
        <IconButton
          color="inherit"
          aria-label={`More for ${title}`}
          title="More"
          aria-haspopup="menu"
          onClick={(event) => {
            onMenu(session, event.currentTarget)
          }}
        >
          <Icon name="more" />
        </IconButton>
      </Box>
    </Box>
  )
})
