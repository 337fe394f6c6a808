import { visuallyHidden } from '@mui/utils'
import Box from '@mui/material/Box'
import NativeSelect from '@mui/material/NativeSelect'

interface Props<T> {
  label: string
  /** If the options speak for themselves. */
  labelHidden?: boolean
  value: T
  options: readonly { value: T; name: string }[]
  disabled?: boolean
  onChange: (value: T) => void
}

/** The browser's own select, with its label in front. */
export function SelectField<T extends string | number>({
  label,
  labelHidden = false,
  value,
  options,
  disabled = false,
  onChange,
}: Props<T>) {
  return (
    <Box
      component="label"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 1,
        fontSize: '0.875rem',
        minWidth: 0,
        position: 'relative',
      }}
    >
      <Box component="span" sx={labelHidden ? visuallyHidden : { whiteSpace: 'nowrap' }}>
        {label}
      </Box>
      <NativeSelect
        disableUnderline
        disabled={disabled}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => String(option.value) === event.target.value)
          if (chosen) onChange(chosen.value)
        }}
        sx={{
          border: 1,
          borderColor: 'divider',
          borderRadius: 1,
          bgcolor: 'background.paper',
          height: 40,
          flex: 1,
          minWidth: 0,
          fontSize: 'inherit',
          '@media (pointer: coarse)': { height: 44 },
          '& select': { pl: 1.5, py: 1, textOverflow: 'ellipsis', borderRadius: 1 },
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </NativeSelect>
    </Box>
  )
}
