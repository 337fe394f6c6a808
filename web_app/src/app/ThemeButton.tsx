import IconButton from '@mui/material/IconButton'
import { useColorScheme } from '@mui/material/styles'
import Tooltip from '@mui/material/Tooltip'
import { Icon } from '@/components/Icon'
import { useShortcut } from '@/lib/shortcuts'

const NEXT = { system: 'light', light: 'dark', dark: 'system' } as const
const NAMES = { system: 'as the system', light: 'light', dark: 'dark' } as const

/** Goes round: as the system, light, dark. */
export function ThemeButton() {
  const { mode = 'system', setMode } = useColorScheme()
  const change = () => {
    setMode(NEXT[mode])
  }
  useShortcut('d', change)
  const label = `Theme: ${NAMES[mode]}. Change to ${NAMES[NEXT[mode]]}`
  return (
    <Tooltip title={label}>
      <IconButton color="inherit" onClick={change} aria-label={label}>
        <Icon name={mode} />
      </IconButton>
    </Tooltip>
  )
}
