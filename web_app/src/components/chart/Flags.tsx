import Box from '@mui/material/Box'
import { useRef, useState, type PointerEvent } from 'react'
import { lengthOf, placeOf, type Span } from '@/lib/span'

export interface Flag {
  id: string
  at: number
  text: string
  /** For screen readers. */
  label: string
}

interface Props {
  flags: readonly Flag[]
  span: Span
  bounds: Span
  onPick: (flag: Flag) => void
  /** Called with where it was dragged to. */
  onMove: (flag: Flag, at: number) => void
}

/** A drag of fewer pixels counts as a click. */
const LEAST = 4

/** Moments as flags above a plot: click to go there, drag to move. */
export function Flags({ flags, span, bounds, onPick, onMove }: Props) {
  const visible = flags.filter(({ at }) => at >= span.from && at <= span.to)
  return (
    <Box sx={{ position: 'absolute', inset: 0, pointerEvents: 'none' }}>
      {visible.map((flag) => (
        <FlagPole key={flag.id} flag={flag} span={span} bounds={bounds} onPick={onPick} onMove={onMove} />
      ))}
    </Box>
  )
}

function FlagPole({ flag, span, bounds, onPick, onMove }: Omit<Props, 'flags'> & { flag: Flag }) {
  const [moved, setMoved] = useState<number | null>(null)
  const begun = useRef<{ x: number; width: number } | null>(null)
  const dropped = useRef(false)
  const at = moved ?? flag.at

  const press = (event: PointerEvent<HTMLElement>) => {
    const width = event.currentTarget.offsetParent?.parentElement?.clientWidth ?? 1
    event.currentTarget.setPointerCapture(event.pointerId)
    begun.current = { x: event.clientX, width }
    dropped.current = false
  }
  const move = (event: PointerEvent<HTMLElement>) => {
    const start = begun.current
    if (!start || (moved === null && Math.abs(event.clientX - start.x) < LEAST)) return
    const wanted = flag.at + ((event.clientX - start.x) / start.width) * lengthOf(span)
    setMoved(Math.min(bounds.to, Math.max(bounds.from, wanted)))
  }
  const release = () => {
    begun.current = null
    if (moved === null) return
    setMoved(null)
    dropped.current = true
    onMove(flag, moved)
  }
  return (
    <Box
      style={{ left: `${String(placeOf(at, span) * 100)}%` }}
      sx={{ position: 'absolute', top: 0, bottom: 0, borderLeft: '1.5px solid', borderColor: 'primary.main' }}
    >
      <Box
        component="button"
        type="button"
        aria-label={flag.label}
        onPointerDown={press}
        onPointerMove={move}
        onPointerUp={release}
        onClick={() => {
          if (!dropped.current) onPick(flag)
        }}
        sx={{
          pointerEvents: 'auto',
          position: 'absolute',
          left: '-1.5px',
          top: 0,
          height: 24,
          minWidth: 24,
          maxWidth: '9rem',
          px: 0.75,
          border: 0,
          borderRadius: '0 6px 6px 0',
          bgcolor: 'primary.main',
          color: 'primary.contrastText',
          font: 'inherit',
          fontSize: '0.75rem',
          lineHeight: '24px',
          textAlign: 'left',
          whiteSpace: 'nowrap',
          overflow: 'hidden',
          textOverflow: 'ellipsis',
          cursor: 'grab',
          touchAction: 'none',
          '&:active': { cursor: 'grabbing' },
        }}
      >
        {flag.text || '\u00a0'}
      </Box>
    </Box>
  )
}
