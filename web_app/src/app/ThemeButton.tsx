import IconButton from '@mui/material/IconButton'
import { useColorScheme } from '@mui/material/styles'
import Tooltip from '@mui/material/Tooltip'
import { Icon } from '@/components/Icon'
import { useShortcut } from '@/lib/shortcuts'

const NEXT = { system: 'light', light: 'dark', dark: 'system' } as const
const NAMES = { system: 'system', light: 'light', dark: 'dark' } as const

/** Cycles through system, light and dark. */
export function ThemeButton() {
  const { mode = 'system', setMode } = useColorScheme()
  const change = () => {
    setMode(NEXT[mode])
  }
  useShortcut('d', change)
  const label = `Theme: ${NAMES[mode]}. Switch to ${NAMES[NEXT[mode]]}`
  return (
    <Tooltip title={label}>
      <IconButton color="inherit" onClick={change} aria-label={label}>
        <Icon name={mode} />
      </IconButton>
    </Tooltip>
  )
}
