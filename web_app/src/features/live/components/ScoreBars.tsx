import Box from '@mui/material/Box'
import { useRef } from 'react'
import { EXPRESSION_COLOURS, EXPRESSIONS } from '@/lib/expressions'
import { percent } from '@/lib/format'
import { setText } from '@/lib/setText'
import { useLive } from '../LiveContext'
import { usePainter } from '../usePainter'

/** A face's seven bars, updated every repaint, with figures updated at a readable pace. */
export function ScoreBars({ id, dimmed }: { id: number | null; dimmed: boolean }) {
  const { scene } = useLive()
  const list = useRef<HTMLUListElement>(null)
  usePainter(() => {
    const face = id === null ? undefined : scene.faces.get(id)
    const rows = list.current?.children
    if (!face || !rows) return
    EXPRESSIONS.forEach((name, row) => {
      const [, track, figure] = rows[row]?.children ?? []
      const bar = track?.firstElementChild
      if (bar instanceof HTMLElement) bar.style.transform = `translateX(${((face.scores[name] - 1) * 100).toFixed(1)}%)`
      if (figure) setText(figure, percent(face.calm.scores[name]))
    })
  })
  return (
    <Box
      component="ul"
      ref={list}
      sx={{
        listStyle: 'none',
        m: 0,
        p: 0,
        color: dimmed ? 'text.secondary' : 'text.primary',
        '[data-unclear] &': { color: 'text.secondary' },
      }}
    >
      {EXPRESSIONS.map((name) => (
        <Row key={name} name={name} colour={EXPRESSION_COLOURS[name]} dimmed={dimmed} />
      ))}
    </Box>
  )
}

function Row({ name, colour, dimmed }: { name: string; colour: string; dimmed: boolean }) {
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: '4.5rem 1fr 2rem',
        alignItems: 'center',
        gap: 1,
        height: '1.5rem',
        fontSize: '0.8125rem',
      }}
    >
      <span>{name}</span>
      <Box
        sx={{
          height: '0.5rem',
          borderRadius: 4,
          overflow: 'hidden',
          bgcolor: 'divider',
          forcedColorAdjust: 'none',
          opacity: dimmed ? 0.4 : 1,
          transition: 'opacity 200ms',
        }}
      >
        <Box
          sx={{
            height: 1,
            borderRadius: 4,
            bgcolor: colour,
            transform: 'translateX(-100%)',
            transition: 'background-color 200ms',
            '[data-unclear] &': { bgcolor: 'text.disabled' },
          }}
        />
      </Box>
      <Box component="span" sx={{ textAlign: 'right', color: 'text.secondary' }}>
        –
      </Box>
    </Box>
  )
}
