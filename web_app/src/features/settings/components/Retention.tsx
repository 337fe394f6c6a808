import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import FormControlLabel from '@mui/material/FormControlLabel'
import InputBase from '@mui/material/InputBase'
import Radio from '@mui/material/Radio'
import RadioGroup from '@mui/material/RadioGroup'
import Typography from '@mui/material/Typography'
import { useState } from 'react'
import type { Storage } from '@/api'
import { counted } from '@/lib/amounts'
import { errorMessage } from '@/lib/errorMessage'
import { MAX_DAYS, readDays } from '../days'
import { useRetention } from '../useRetention'
import { ConfirmRetention } from './ConfirmRetention'
import { Section } from './Section'

const DEFAULT_DAYS = 90

/** What was chosen but not saved yet. */
interface Draft {
  limited: boolean
  text: string
}

/** How long sessions are kept. Saving first says what it would delete now. */
export function Retention({ stored }: { stored: Storage | undefined }) {
  const saved = stored?.keep_days ?? null
  const [draft, setDraft] = useState<Partial<Draft>>({})
  const { limited, text }: Draft = { limited: saved !== null, text: String(saved ?? DEFAULT_DAYS), ...draft }
  const { pending, request, confirm, cancel, busy, error } = useRetention()
  const days = limited ? readDays(text) : null
  const valid = !limited || days !== null
  const changed = days !== saved
  return (
    <Section title="Data retention">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (valid && !busy) request(days)
        }}
      >
        <RadioGroup
          aria-label="Data retention"
          value={limited ? 'limited' : 'always'}
          onChange={(_, value) => {
            setDraft({ ...draft, limited: value === 'limited' })
          }}
        >
          <FormControlLabel value="always" control={<Radio />} label="Keep sessions until you delete them" />
          <FormControlLabel value="limited" control={<Radio />} label="Delete sessions after a number of days" />
        </RadioGroup>
        <Days text={text} disabled={!limited} valid={valid} onChange={(typed) => setDraft({ ...draft, text: typed })} />
        <Button type="submit" variant="contained" disabled={!stored || !valid || busy} sx={{ mt: 2 }}>
          Save
        </Button>
        <Typography role="status" variant="body2" color="textSecondary" component="span" sx={{ ml: 2 }}>
          {stored &&
            !changed &&
            (saved === null ? 'Nothing is deleted automatically.' : `Deleted ${counted(saved, 'day')} after they end.`)}
        </Typography>
      </form>
      {error && (
        <Typography role="alert" color="error" variant="body2" sx={{ mt: 1 }}>
          {`Couldn’t save; nothing was deleted. ${errorMessage(error)} Try again in a moment.`}
        </Typography>
      )}
      {pending && <ConfirmRetention {...pending} busy={busy} onConfirm={confirm} onCancel={cancel} />}
    </Section>
  )
}

interface DaysProps {
  text: string
  disabled: boolean
  valid: boolean
  onChange: (text: string) => void
}

function Days({ text, disabled, valid, onChange }: DaysProps) {
  return (
    <Box sx={{ pl: 4 }}>
      <Box
        component="label"
        sx={{ display: 'inline-flex', alignItems: 'center', gap: 1, color: disabled ? 'text.disabled' : undefined }}
      >
        <InputBase
          value={text}
          disabled={disabled}
          error={!valid}
          inputProps={{ inputMode: 'numeric', 'aria-describedby': 'days-range', 'aria-invalid': !valid, maxLength: 5 }}
          onChange={(event) => {
            onChange(event.target.value)
          }}
          sx={{
            border: 1,
            borderColor: valid ? 'divider' : 'error.main',
            borderRadius: 1,
            px: 1.5,
            width: '6rem',
            height: 40,
          }}
        />
        days after they end
      </Box>
      <Typography id="days-range" variant="body2" color={valid ? 'textSecondary' : 'error'} sx={{ mt: 0.5 }}>
        {`A whole number from 1 to ${String(MAX_DAYS)}`}
      </Typography>
    </Box>
  )
}
