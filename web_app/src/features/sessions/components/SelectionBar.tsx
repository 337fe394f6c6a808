import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Checkbox from '@mui/material/Checkbox'
import Menu from '@mui/material/Menu'
import { useState } from 'react'
import { Link } from 'react-router'
import type { ExportFormat, Session } from '@/api'
import { Icon } from '@/components/Icon'
import { exportItems } from './ExportItems'

export const MAX_COMPARED = 6

interface Props {
  shown: readonly Session[]
  chosen: readonly Session[]
  /** How many there are, in words, while none is chosen. */
  summary: string
  onChooseAll: (on: boolean) => void
  onClear: () => void
  onExport: (sessions: readonly Session[], format: ExportFormat) => void
  onDelete: (sessions: readonly Session[]) => void
}

/** How many sessions there are; once some are chosen, what can be done with those. It keeps its height. */
export function SelectionBar({ shown, chosen, summary, onChooseAll, onClear, onExport, onDelete }: Props) {
  const here = shown.filter(({ id }) => chosen.some((session) => session.id === id)).length
  const away = chosen.length - here
  const words = `${String(chosen.length)} selected${away > 0 ? ` (${String(away)} not on this page)` : ''}`
  return (
    <Box
      sx={{
        position: 'sticky',
        top: 0,
        zIndex: 3,
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 1,
        minHeight: 56,
        py: 0.5,
        pl: { xs: 0.5, sm: 1 },
        bgcolor: 'background.default',
      }}
    >
      <Checkbox
        checked={shown.length > 0 && here === shown.length}
        indeterminate={here > 0 && here < shown.length}
        disabled={shown.length === 0}
        onChange={() => {
          onChooseAll(here < shown.length)
        }}
        slotProps={{ input: { 'aria-label': 'Select all on this page' } }}
      />
      <Box
        component="p"
        role="status"
        sx={{ m: 0, fontSize: '0.875rem', color: chosen.length ? 'text.primary' : 'text.secondary' }}
      >
        {chosen.length > 0 ? words : summary}
      </Box>
      {chosen.length > 0 && (
        <>
          <Button color="inherit" size="small" onClick={onClear}>
            Clear
          </Button>
          <Actions chosen={chosen} onExport={onExport} onDelete={onDelete} />
        </>
      )}
    </Box>
  )
}

function Actions({ chosen, onExport, onDelete }: Pick<Props, 'chosen' | 'onExport' | 'onDelete'>) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const comparable = chosen.length >= 2 && chosen.length <= MAX_COMPARED
  const ids = chosen.map(({ id }) => id).join(',')
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, ml: 'auto' }}>
      {comparable ? (
        <Button variant="outlined" component={Link} to={`/compare?sessions=${ids}`} startIcon={<Icon name="compare" />}>
          Compare
        </Button>
      ) : (
        <Box
          component="span"
          sx={{ fontSize: '0.8125rem', color: 'text.secondary', display: { xs: 'none', sm: 'inline' } }}
        >
          {chosen.length < 2 ? 'Select another to compare' : `Up to ${String(MAX_COMPARED)} can be compared`}
        </Box>
      )}
      <Button
        variant="outlined"
        color="inherit"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        startIcon={<Icon name="save" />}
        onClick={(event) => {
          setAnchor(event.currentTarget)
        }}
      >
        Export
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
          onExport(chosen, format)
        })}
      </Menu>
      <Button variant="outlined" color="error" startIcon={<Icon name="bin" />} onClick={() => onDelete(chosen)}>
        Delete
      </Button>
    </Box>
  )
}
