import { createTheme } from '@mui/material/styles'

const touch = '@media (pointer: coarse)'
const face = '"Inter Variable", system-ui, -apple-system, "Segoe UI", sans-serif'

/** One accent colour, tabular figures. Colours are CSS variables, set without an inline script. */
export const theme = createTheme({
  cssVariables: { colorSchemeSelector: 'data-theme' },
  colorSchemes: {
    light: {
      palette: {
        primary: { main: '#4a50c7', contrastText: '#ffffff' },
        background: { default: '#f4f5f8', paper: '#ffffff' },
        text: { primary: '#171a21', secondary: '#565e6b' },
        divider: '#dfe2e9',
      },
    },
    dark: {
      palette: {
        primary: { main: '#a5abff', dark: '#8d93ef', contrastText: '#14171c' },
        background: { default: '#101318', paper: '#171b22' },
        text: { primary: '#e8eaf0', secondary: '#a3abb9' },
        divider: '#2b323d',
      },
    },
  },
  shape: { borderRadius: 10 },
  typography: {
    fontFamily: face,
    h1: { fontSize: '1.75rem', fontWeight: 650, letterSpacing: '-0.015em', lineHeight: 1.25 },
    h2: { fontSize: '1.25rem', fontWeight: 650, letterSpacing: '-0.01em', lineHeight: 1.3 },
    h3: { fontSize: '0.9375rem', fontWeight: 600, lineHeight: 1.4 },
    subtitle1: { fontSize: '0.9375rem', fontWeight: 600, lineHeight: 1.4 },
    body1: { fontSize: '0.9375rem', lineHeight: 1.55 },
    body2: { fontSize: '0.8125rem', lineHeight: 1.5 },
    caption: { fontSize: '0.75rem', lineHeight: 1.4 },
    button: { fontWeight: 550, textTransform: 'none' },
  },
  components: {
    MuiCssBaseline: {
      styleOverrides: {
        // Text grows a little on very wide screens, where people sit farther away.
        html: { fontSize: 'clamp(16px, 0.35vw + 9.5px, 23px)', fontVariantNumeric: 'tabular-nums' },
        ':focus-visible': { outline: '2px solid var(--mui-palette-primary-main)', outlineOffset: 2 },
        '@media (prefers-reduced-motion: reduce)': {
          '*, *::before, *::after': { animation: 'none !important', transition: 'none !important' },
        },
      },
    },
    MuiButtonBase: { defaultProps: { disableRipple: true } },
    MuiButton: {
      defaultProps: { disableElevation: true },
      styleOverrides: {
        root: {
          minHeight: '2.5rem',
          paddingInline: 16,
          whiteSpace: 'nowrap',
          [touch]: { minHeight: 44 },
          '&.MuiButton-outlined': {
            borderColor: 'var(--mui-palette-divider)',
            backgroundColor: 'var(--mui-palette-background-paper)',
            '&:hover': { borderColor: 'currentColor' },
          },
        },
      },
    },
    MuiIconButton: { styleOverrides: { root: { width: 40, height: 40, [touch]: { width: 44, height: 44 } } } },
    MuiPaper: { styleOverrides: { root: { backgroundImage: 'none' } } },
    MuiTooltip: { defaultProps: { enterDelay: 500 } },
  },
})
