import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Menu from '@mui/material/Menu'
import type { SxProps, Theme } from '@mui/material/styles'
import { visuallyHidden } from '@mui/utils'
import { useState } from 'react'
import { Link } from 'react-router'
import type { ExportFormat, Session } from '@/api'
import { Icon } from '@/components/Icon'
import { exportItems } from './ExportItems'

const MAX_COMPARED = 6

export interface SelectionHandlers {
  onExport: (sessions: readonly Session[], format: ExportFormat) => void
  onDelete: (sessions: readonly Session[]) => void
}

/** On phones a button shows only its icon; screen readers still get its name. */
const COMPACT: SxProps<Theme> = (theme) => ({
  [theme.breakpoints.down('sm')]: {
    minWidth: 44,
    px: 0,
    '& .MuiButton-startIcon': { m: 0 },
    '& > span:last-child': visuallyHidden,
  },
})

/** The actions for the selected sessions. */
export function SelectionActions({ chosen, onExport, onDelete }: SelectionHandlers & { chosen: readonly Session[] }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const readable = chosen.filter(({ damaged }) => !damaged)
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, ml: 'auto' }}>
      <Compare chosen={readable} />
      <Button
        variant="outlined"
        color="inherit"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        disabled={readable.length === 0}
        startIcon={<Icon name="save" />}
        onClick={(event) => {
          setAnchor(event.currentTarget)
        }}
        sx={COMPACT}
      >
        <span>Export</span>
      </Button>
      <Menu
        open={anchor !== null}
        anchorEl={anchor}
        slotProps={{ root: { role: 'region', 'aria-label': 'Export' } }}
        onClose={() => {
          setAnchor(null)
        }}
      >
        {exportItems((format) => {
          setAnchor(null)
          onExport(readable, format)
        })}
      </Menu>
      <Button
        variant="outlined"
        color="error"
        startIcon={<Icon name="bin" />}
        onClick={() => onDelete(chosen)}
        sx={COMPACT}
      >
        <span>Delete</span>
      </Button>
    </Box>
  )
}

function Compare({ chosen }: { chosen: readonly Session[] }) {
  if (chosen.length >= 2 && chosen.length <= MAX_COMPARED) {
    const ids = chosen.map(({ id }) => id).join(',')
    return (
      <Button
        variant="outlined"
        component={Link}
        to={`/compare?sessions=${ids}`}
        startIcon={<Icon name="compare" />}
        sx={COMPACT}
      >
        <span>Compare</span>
      </Button>
    )
  }
  return (
    <Box
      component="span"
      sx={{ fontSize: '0.8125rem', color: 'text.secondary', display: { xs: 'none', sm: 'inline' } }}
    >
      {chosen.length < 2 ? 'Select another one to compare' : `Compare up to ${String(MAX_COMPARED)}`}
    </Box>
  )
}
