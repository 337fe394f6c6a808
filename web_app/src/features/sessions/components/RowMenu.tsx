import Box from '@mui/material/Box'
import Divider from '@mui/material/Divider'
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import { useState } from 'react'
import type { ExportFormat, Session } from '@/api'
import { exportItems } from './ExportItems'
import { titleOf } from '../logic/labels'
import type { RowAction } from '../rowHandlers'

interface Props {
  session: Session
  anchor: HTMLElement
  onAct: (action: RowAction, session: Session) => void
  onExport: (sessions: readonly Session[], format: ExportFormat) => void
  onClose: () => void
}

/** The actions for one session. They run once the menu has closed and returned the focus. */
export function RowMenu({ session, anchor, onAct, onExport, onClose }: Props) {
  const [chosen, setChosen] = useState<{ act: () => void } | null>(null)
  const item = (name: string, act: () => void, key?: string) => (
    <MenuItem
      key={name}
      onClick={() => {
        setChosen({ act })
      }}
      sx={name === 'Delete' ? { color: 'error.main' } : {}}
    >
      {name}
      {key && (
        <Box
          component="kbd"
          aria-hidden
          sx={{ ml: 'auto', pl: 4, fontFamily: 'inherit', fontSize: '0.75rem', color: 'text.secondary' }}
        >
          {key}
        </Box>
      )}
    </MenuItem>
  )
  return (
    <Menu
      open={chosen === null}
      anchorEl={anchor}
      onClose={() => {
        setChosen({ act: () => undefined })
      }}
      transitionDuration={0}
      slotProps={{
        root: { role: 'region', 'aria-label': `Actions for ${titleOf(session)}` },
        transition: {
          onExited: () => {
            onClose()
            chosen?.act()
          },
        },
      }}
    >
      {/* What cannot be read can only be deleted. */}
      {!session.damaged && [
        item('Rename', () => onAct('rename', session), 'F2'),
        item(session.notes ? 'Edit notes' : 'Add notes', () => onAct('notes', session)),
        <Divider key="exports" />,
        ...exportItems((format) => {
          setChosen({
            act: () => {
              onExport([session], format)
            },
          })
        }, 'Export as '),
        <Divider key="delete" />,
      ]}
      {item('Delete', () => onAct('delete', session), 'Del')}
    </Menu>
  )
}
