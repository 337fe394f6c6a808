import MenuItem from '@mui/material/MenuItem'
import type { ExportFormat } from '@/api'
import { FORMATS } from '../downloads'

/** The formats as menu items; a function, as a menu finds items only among its direct children. */
export const exportItems = (onChoose: (format: ExportFormat) => void, before = '') =>
  FORMATS.map(({ format, name }) => (
    <MenuItem
      key={format}
      onClick={() => {
        onChoose(format)
      }}
    >
      {before + name}
    </MenuItem>
  ))
