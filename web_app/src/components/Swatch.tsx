import Box from '@mui/material/Box'
import { EXPRESSION_COLOURS, type Expression } from '@/lib/expressions'

/** An expression's colour, shown next to its name. */
export function Swatch({ name }: { name: Expression }) {
  return (
    <Box
      component="span"
      sx={{
        width: '0.625rem',
        height: '0.625rem',
        borderRadius: '25%',
        flex: 'none',
        bgcolor: EXPRESSION_COLOURS[name],
        forcedColorAdjust: 'none',
      }}
    />
  )
}
