import Box from '@mui/material/Box'
import { STEP, thumbnailPaths, thumbnailLabel } from '@/lib/thumbnail'

interface Props {
  /** The index from 0 to 100 in equal steps; null for steps without clear samples. */
  values: readonly (number | null)[]
  width?: number | string
  height?: number
}

/** A small index line over a thin line at 50. Pure SVG, so that hundreds of them cost little. */
export function IndexThumbnail({ values, width = 144, height = 36 }: Props) {
  const wide = Math.max(1, values.length) * STEP
  const { line, area } = thumbnailPaths(values, height)
  const stroke = {
    fill: 'none',
    vectorEffect: 'non-scaling-stroke',
    strokeLinecap: 'round',
    strokeLinejoin: 'round',
  } as const
  return (
    <Box
      component="svg"
      role="img"
      aria-label={thumbnailLabel(values)}
      viewBox={`0 -2 ${String(wide)} ${String(height + 4)}`}
      preserveAspectRatio="none"
      sx={{ width, height, display: 'block', flex: 'none', overflow: 'visible' }}
    >
      <Box component="path" d={area} sx={{ fill: 'var(--mui-palette-primary-main)', opacity: 0.14 }} />
      <Box
        component="path"
        {...stroke}
        d={`M0 ${String(height / 2)}H${String(wide)}`}
        sx={{ stroke: 'var(--mui-palette-divider)', strokeWidth: 1 }}
      />
      <Box
        component="path"
        {...stroke}
        d={line}
        sx={{ stroke: 'var(--mui-palette-primary-main)', strokeWidth: 1.75 }}
      />
    </Box>
  )
}
