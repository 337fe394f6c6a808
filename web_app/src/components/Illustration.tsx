import Box from '@mui/material/Box'
import { DRAWINGS, type DrawingName } from './drawings'

/** A decorative line drawing for a state of the page. */
export function Illustration({ name, width = 176 }: { name: DrawingName; width?: number }) {
  const { base, accent } = DRAWINGS[name]
  const line = { fill: 'none', strokeWidth: 2.5, strokeLinecap: 'round', strokeLinejoin: 'round' } as const
  return (
    <Box
      component="svg"
      viewBox="0 0 160 112"
      aria-hidden
      data-drawing={name}
      sx={{ width, height: 'auto', flex: 'none', display: 'block' }}
    >
      <Box component="path" {...line} d={base} sx={{ stroke: 'currentColor', opacity: 0.55 }} />
      <Box component="path" {...line} d={accent} sx={{ stroke: 'var(--mui-palette-primary-main)' }} />
    </Box>
  )
}
