import Box from '@mui/material/Box'

/** The logo: viewfinder corners around a moving line. */
export function Logo({ size = 24 }: { size?: number }) {
  const line = { fill: 'none', stroke: 'currentColor', strokeWidth: 2.4, strokeLinecap: 'round' } as const
  return (
    <Box component="svg" viewBox="0 0 32 32" aria-hidden sx={{ width: size, height: size, color: 'primary.main' }}>
      <path
        {...line}
        d="M4 11V7a3 3 0 0 1 3-3h4M21 4h4a3 3 0 0 1 3 3v4M28 21v4a3 3 0 0 1-3 3h-4M11 28H7a3 3 0 0 1-3-3v-4"
      />
      <path {...line} d="M8 17.5c2.7 0 2.7-6.5 5.4-6.5s2.7 9 5.4 9 2.7-5.5 5.2-5.5" />
    </Box>
  )
}
