import Box, { type BoxProps } from '@mui/material/Box'
import { ROOM } from './lines'

/** Covers exactly the plot of the chart it accompanies; positions are shares of its axes. */
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
