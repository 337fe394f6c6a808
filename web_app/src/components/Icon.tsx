import SvgIcon, { type SvgIconProps } from '@mui/material/SvgIcon'

/** Our own line icons, on a grid of 24. */
const PATHS = {
  camera:
    'M4 7.5A1.5 1.5 0 0 1 5.5 6h8A1.5 1.5 0 0 1 15 7.5v9a1.5 1.5 0 0 1-1.5 1.5h-8A1.5 1.5 0 0 1 4 16.5zM15 10.5l5-3v9l-5-3',
  stop: 'M7 7h10v10H7z',
  marker: 'M6 20.5V4M6 5h11.5l-2.5 4 2.5 4H6',
  close: 'M6.5 6.5l11 11M17.5 6.5l-11 11',
  reset: 'M5 12a7 7 0 1 1 2.2 5.1M5 19v-5h5',
  file: 'M4 6.5A1.5 1.5 0 0 1 5.5 5h13A1.5 1.5 0 0 1 20 6.5v11a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 17.5zM10 9v6l5-3z',
  save: 'M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 20h14',
  info: 'M12 11v5.5M12 7.6v.1M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0z',
  keyboard:
    'M3 8a1.5 1.5 0 0 1 1.5-1.5h15A1.5 1.5 0 0 1 21 8v8a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 16zM7 10.3v.1M10.3 10.3v.1M13.7 10.3v.1M17 10.3v.1M8 14h8',
  light:
    'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 3v1.5M12 19.5V21M3 12h1.5M19.5 12H21M5.6 5.6l1.1 1.1M17.3 17.3l1.1 1.1M18.4 5.6l-1.1 1.1M6.7 17.3l-1.1 1.1',
  dark: 'M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z',
  system:
    'M4 6.5A1.5 1.5 0 0 1 5.5 5h13A1.5 1.5 0 0 1 20 6.5v8a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 14.5zM9 20h6M12 16v4',
  options: 'M4 8h9M17 8h3M4 16h3M11 16h9M15 6v4M9 14v4',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  play: 'M8 5.5v13l10.5-6.5z',
  pause: 'M8.5 6v12M15.5 6v12',
  volume: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15 9a4 4 0 0 1 0 6M17.5 6.5a7.5 7.5 0 0 1 0 11',
  muted: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9.5l5 5M20.5 9.5l-5 5',
  'step-back': 'M17 6.5v11L9 12zM6.5 6.5v11',
  'step-on': 'M7 6.5v11l8-5.5zM17.5 6.5v11',
  search: 'M10.5 4.5a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM15 15l5 5',
  more: 'M6 12h.1M12 12h.1M18 12h.1',
  edit: 'M4.5 19.5l.9-4L16 4.9a1.8 1.8 0 0 1 2.5 0l.6.6a1.8 1.8 0 0 1 0 2.5L8.5 18.6zM13.5 7.4l3.1 3.1',
  bin: 'M4.5 7h15M9.5 7V4.5h5V7M6.5 7l.8 12.5h9.4L17.5 7M10.3 11v5M13.7 11v5',
  compare: 'M12 4v16M8.5 8.5L4.5 12l4 3.5M15.5 8.5l4 3.5-4 3.5',
  settings:
    'M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM10.3 3.5h3.4l.5 2.5 1.7 1 2.4-.8 1.7 2.9-1.9 1.7v2l1.9 1.7-1.7 2.9-2.4-.8-1.7 1-.5 2.5h-3.4l-.5-2.5-1.7-1-2.4.8L4 14.5l1.9-1.7v-2L4 9.1l1.7-2.9 2.4.8 1.7-1z',
  plus: 'M12 6v12M6 12h12',
  minus: 'M6 12h12',
  earlier: 'M14.5 6l-6 6 6 6',
  later: 'M9.5 6l6 6-6 6',
  whole: 'M4 9V5h4M20 9V5h-4M4 15v4h4M20 15v4h-4',
  flag: 'M6 21V4M6 4.5h11l-2.5 4 2.5 4H6',
  merge: 'M5 5h4l4 7h7M5 19h4l4-7M17 9l3 3-3 3',
  hidden:
    'M4 4l16 16M9.5 5.6A9.6 9.6 0 0 1 12 5.3c5 0 8.5 4.6 9.3 6.7a12 12 0 0 1-2.6 3.7M6.4 7.5A12.4 12.4 0 0 0 2.7 12c.8 2.1 4.3 6.7 9.3 6.7a9.4 9.4 0 0 0 4.6-1.3',
  shown:
    'M2.7 12c.8-2.1 4.3-6.7 9.3-6.7s8.5 4.6 9.3 6.7c-.8 2.1-4.3 6.7-9.3 6.7S3.5 14.1 2.7 12zM12 9.3a2.7 2.7 0 1 0 0 5.4 2.7 2.7 0 0 0 0-5.4z',
  print:
    'M7 9V4h10v5M7 17H5a1.5 1.5 0 0 1-1.5-1.5v-5A1.5 1.5 0 0 1 5 9h14a1.5 1.5 0 0 1 1.5 1.5v5A1.5 1.5 0 0 1 19 17h-2M7 14h10v6H7z',
} as const

export type IconName = keyof typeof PATHS

export function Icon({ name, ...props }: SvgIconProps & { name: IconName }) {
  return (
    <SvgIcon fontSize="small" {...props}>
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.7"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </SvgIcon>
  )
}
