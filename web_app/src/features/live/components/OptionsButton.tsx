import Popover from '@mui/material/Popover'
import { useState } from 'react'
import { IconAction } from '@/components/IconAction'
import { ModelChoice } from './ModelChoice'
import { PictureWidthChoice } from './PictureWidthChoice'

export function OptionsButton() {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  return (
    <>
      <IconAction
        name="options"
        label="Options"
        aria-haspopup="dialog"
        onClick={(event) => {
          setAnchor(event.currentTarget)
        }}
      />
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => {
          setAnchor(null)
        }}
        anchorOrigin={{ vertical: 'top', horizontal: 'left' }}
        transformOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': 'Options', sx: { p: 2, maxWidth: '22rem' } } }}
      >
        <ModelChoice />
        <PictureWidthChoice />
      </Popover>
    </>
  )
}
