import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import FormHelperText from '@mui/material/FormHelperText'
import { useId, type Ref } from 'react'
import { videoConsent } from '@/lib/consent'

interface Props {
  input: Ref<HTMLInputElement>
  agreed: boolean
  /** Start was pressed without it. */
  missing: boolean
  onChange: (agreed: boolean) => void
}

/** Confirms that everyone in the videos was told and agrees. */
export function ConsentCheckbox({ input, agreed, missing, onChange }: Props) {
  const help = useId()
  return (
    <div>
      <FormControlLabel
        sx={{ alignItems: 'start', '& .MuiCheckbox-root': { mt: -1 } }}
        label={videoConsent.text}
        control={
          <Checkbox
            required
            checked={agreed}
            onChange={(_, on) => onChange(on)}
            slotProps={{
              input: { ref: input, 'aria-invalid': missing, 'aria-describedby': missing ? help : undefined },
            }}
          />
        }
      />
      <FormHelperText id={help} error sx={{ ml: 4, visibility: missing ? 'visible' : 'hidden' }}>
        Analysis needs everyone’s consent. Ask first, then tick the box.
      </FormHelperText>
    </div>
  )
}
