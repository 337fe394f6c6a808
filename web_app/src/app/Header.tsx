import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import IconButton from '@mui/material/IconButton'
import Tooltip from '@mui/material/Tooltip'
import { NavLink } from 'react-router'
import { uploads } from '@/api'
import { Icon } from '@/components/Icon'
import { IconAction } from '@/components/IconAction'
import { Mark } from '@/components/Mark'
import { notice } from '@/lib/notice'
import { useSignal } from '@/lib/signal'
import { ShortcutsButton } from './ShortcutsButton'
import { ThemeButton } from './ThemeButton'
import { useLeaveGuard } from './useLeaveGuard'

/** On a phone the pages have a line of their own: four names and four buttons do not fit beside each other. */
export function Header() {
  useLeaveGuard(useSignal(uploads.pending))
  return (
    <Box
      component="header"
      sx={{
        display: 'flex',
        flexWrap: { xs: 'wrap', sm: 'nowrap' },
        alignItems: 'center',
        columnGap: { xs: 0.5, sm: 1 },
        px: { xs: 1, sm: 3 },
        height: { sm: 56 },
        borderBottom: 1,
        borderColor: 'divider',
        bgcolor: 'background.paper',
      }}
    >
      <Mark />
      <Box
        component="span"
        sx={{
          fontWeight: 650,
          fontSize: '1.0625rem',
          letterSpacing: '-0.01em',
          mr: { xs: 'auto', sm: 2 },
          display: { sm: 'none', md: 'inline' },
        }}
      >
        Mien
      </Box>
      <Box
        component="nav"
        aria-label="Pages"
        sx={{
          order: { xs: 1, sm: 0 },
          flex: { xs: '1 0 100%', sm: 1 },
          alignSelf: 'stretch',
          display: 'flex',
          justifyContent: { xs: 'space-around', sm: 'flex-start' },
          height: { xs: 44, sm: 'auto' },
        }}
      >
        <Page to="/" name="Live" />
        <Page to="/videos" name="Videos" />
        <Page to="/sessions" name="Sessions" />
        <Page to="/models" name="Models" />
      </Box>
      <Button
        color="inherit"
        onClick={notice.show}
        startIcon={<Icon name="info" />}
        sx={{ display: { xs: 'none', md: 'inline-flex' } }}
      >
        About and limits
      </Button>
      <Box component="span" sx={{ display: { md: 'none' } }}>
        <IconAction name="info" label="About and limits" onClick={notice.show} />
      </Box>
      <ShortcutsButton />
      <ThemeButton />
      <SettingsLink />
    </Box>
  )
}

function SettingsLink() {
  return (
    <Tooltip title="Settings">
      <IconButton component={NavLink} to="/settings" color="inherit" aria-label="Settings">
        <Icon name="settings" />
      </IconButton>
    </Tooltip>
  )
}

function Page({ to, name }: { to: string; name: string }) {
  return (
    <Box
      component={NavLink}
      to={to}
      end={to === '/'}
      sx={{
        display: 'flex',
        alignItems: 'center',
        px: { xs: 1, sm: 1.5 },
        color: 'text.secondary',
        textDecoration: 'none',
        fontWeight: 550,
        fontSize: '0.9375rem',
        borderBottom: '2px solid transparent',
        '&.active': { color: 'text.primary', borderColor: 'primary.main' },
        '&:hover': { color: 'text.primary' },
      }}
    >
      {name}
    </Box>
  )
}
