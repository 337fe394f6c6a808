import IconButton, { type IconButtonProps } from '@mui/material/IconButton'
import Tooltip from '@mui/material/Tooltip'
import { Icon, type IconName } from './Icon'

/** An icon button with its name as a tooltip. */
export function IconAction({ name, label, ...props }: { name: IconName; label: string } & IconButtonProps) {
  return (
    <Tooltip title={label}>
      <span>
        <IconButton color="inherit" aria-label={label} {...props}>
          <Icon name={name} />
        </IconButton>
      </span>
    </Tooltip>
  )
}
