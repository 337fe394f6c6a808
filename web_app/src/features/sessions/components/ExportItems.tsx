import MenuItem from '@mui/material/MenuItem'
import type { ExportFormat } from '@/api'
import { FORMATS } from '../downloads'

/** The formats as items of a menu; a function, as a menu finds its items only among its own children. */
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
