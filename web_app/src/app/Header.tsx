import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import IconButton from '@mui/material/IconButton'
import Tooltip from '@mui/material/Tooltip'
import { NavLink } from 'react-router'
import { Icon } from '@/components/Icon'
import { IconAction } from '@/components/IconAction'
import { Logo } from '@/components/Logo'
import { notice } from '@/lib/notice'
import { useSignal } from '@/lib/signal'
import { uploads } from '@/uploads'
import { LivePill } from './live/LivePill'
import { ShortcutsButton } from './ShortcutsButton'
import { ThemeButton } from './ThemeButton'
import { useLeaveGuard } from './useLeaveGuard'

/** Below this width the navigation has its own line. */
const TWO_LINES = '@media (max-width: 799.95px)'

export function Header() {
  useLeaveGuard(useSignal(uploads.pending))
  return (
    <Box
      component="header"
      sx={{
        display: 'flex',
        alignItems: 'center',
        columnGap: 1,
        px: 3,
        height: 56,
        [TWO_LINES]: { flexWrap: 'wrap', columnGap: 0.5, px: 1, height: 'auto' },
        borderBottom: 1,
        borderColor: 'divider',
        bgcolor: 'background.paper',
      }}
    >
      <Logo />
      <Box
        component="span"
        sx={{
          fontWeight: 650,
          fontSize: '1.0625rem',
          letterSpacing: '-0.01em',
          mr: 2,
          display: { xs: 'none', md: 'inline' },
          // There is no room for it next to the pill.
          [TWO_LINES]: { mr: 'auto', 'header:not(:has([data-pill])) &': { display: 'inline' } },
        }}
      >
        Mien
      </Box>
      <Box
        component="nav"
        aria-label="Pages"
        sx={{
          flex: 1,
          alignSelf: 'stretch',
          display: 'flex',
          [TWO_LINES]: { order: 1, flex: '1 0 100%', height: 44, justifyContent: 'space-around' },
        }}
      >
        <Page to="/" name="Live" />
        <Page to="/videos" name="Videos" />
        <Page to="/sessions" name="Sessions" />
        <Page to="/models" name="Models" />
      </Box>
      <LivePill />
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
        px: 1.5,
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
