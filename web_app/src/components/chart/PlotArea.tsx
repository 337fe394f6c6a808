import Box, { type BoxProps } from '@mui/material/Box'
import { ROOM } from './lines'

/** Lies exactly over the plot of the chart beside it; places in it are shares of the time and of the values. */
export function PlotArea(props: BoxProps) {
  const { left, top, right, bottom } = ROOM
  return (
    <Box
      {...props}
      style={{ left: rem(left), top: rem(top), right: rem(right), bottom: rem(bottom), ...props.style }}
      sx={{ position: 'absolute' }}
    />
  )
}

const rem = (size: number) => `${String(size)}rem`
