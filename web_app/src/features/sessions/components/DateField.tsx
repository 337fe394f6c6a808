import Box from '@mui/material/Box'
import InputBase from '@mui/material/InputBase'

interface Props {
  label: string
  /** A day such as "2026-11-12", or nothing. */
  value: string
  min?: string
  max?: string
  onChange: (day: string) => void
}

/** The browser's date field, with its label in front. */
export function DateField({ label, value, min, max, onChange }: Props) {
  return (
    <Box component="label" sx={{ display: 'inline-flex', alignItems: 'center', gap: 1, fontSize: '0.875rem' }}>
      {label}
      <InputBase
        type="date"
        value={value}
        inputProps={{ min: min ?? '1971-01-01', max: max ?? '2100-12-31' }}
        onChange={(event) => {
          onChange(event.target.value)
        }}
        sx={{
          border: 1,
          borderColor: 'divider',
          borderRadius: 1,
          bgcolor: 'background.paper',
          height: 40,
          px: 1.25,
          flex: 1,
          width: '9.25rem',
          fontSize: 'inherit',
          color: value ? 'text.primary' : 'text.secondary',
          '@media (pointer: coarse)': { height: 44 },
        }}
      />
    </Box>
  )
}
