import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Popover from '@mui/material/Popover'
import Typography from '@mui/material/Typography'
import { useState } from 'react'
import { Swatch } from '@/components/Swatch'
import { EXPRESSIONS, INDEX_WEIGHTS } from '@/lib/expressions'

/** Shows how the expression index is calculated. */
export function WeightsButton() {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  return (
    <>
      <Button
        size="small"
        aria-haspopup="dialog"
        onClick={(event) => {
          setAnchor(event.currentTarget)
        }}
        sx={{ mt: { sm: -0.5 }, mx: -1 }}
      >
        Index weights
      </Button>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => {
          setAnchor(null)
        }}
        anchorOrigin={{ vertical: 'top', horizontal: 'right' }}
        transformOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        slotProps={{
          paper: {
            role: 'dialog',
            'aria-label': 'Index weights',
            sx: { p: 2, maxWidth: '20rem' },
          },
        }}
      >
        <Typography variant="body2" sx={{ mb: 1 }}>
          The index is the sum of each expression’s probability times its weight. It ranks expressions from angry to
          happy; it doesn’t measure how a person feels.
        </Typography>
        <Box component="dl" sx={{ m: 0, fontSize: '0.8125rem' }}>
          {[...EXPRESSIONS]
            .sort((a, b) => INDEX_WEIGHTS[b] - INDEX_WEIGHTS[a])
            .map((name) => (
              <Box key={name} sx={{ display: 'flex', alignItems: 'center', gap: 1, py: 0.25 }}>
                <Box component="dt" sx={{ flex: 1, display: 'flex', alignItems: 'center', gap: 1 }}>
                  <Swatch name={name} />
                  {name}
                </Box>
                <Box component="dd" sx={{ m: 0 }}>
                  {INDEX_WEIGHTS[name]}
                </Box>
              </Box>
            ))}
        </Box>
      </Popover>
    </>
  )
}
