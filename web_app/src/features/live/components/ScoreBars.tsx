import Box from '@mui/material/Box'
import { useRef } from 'react'
import { EXPRESSION_COLOURS, EXPRESSIONS, type Scores } from '@/lib/expressions'
import { percent } from '@/lib/format'
import { usePainter } from '../usePainter'

const FIGURES_EVERY = 200

/** Seven bars that follow what `read` gives: the bars at every repaint, the figures at a pace one can read. */
export function ScoreBars({ read, dimmed }: { read: () => Scores | null; dimmed: boolean }) {
  const list = useRef<HTMLUListElement>(null)
  const figuresAt = useRef(0)
  usePainter((now) => {
    const scores = read()
    const rows = list.current?.children
    if (!scores || !rows) return
    const figures = now - figuresAt.current > FIGURES_EVERY
    if (figures) figuresAt.current = now
    EXPRESSIONS.forEach((name, row) => {
      const [, track, figure] = rows[row]?.children ?? []
      const bar = track?.firstElementChild
      if (bar instanceof HTMLElement) bar.style.transform = `translateX(${((scores[name] - 1) * 100).toFixed(2)}%)`
      if (figure && figures) figure.textContent = percent(scores[name])
    })
  })
  return (
    <Box component="ul" ref={list} sx={{ listStyle: 'none', m: 0, p: 0, color: dimmed ? 'text.secondary' : 'text.primary' }}>
      {EXPRESSIONS.map((name) => (
        <Box
          component="li"
          key={name}
          sx={{ display: 'grid', gridTemplateColumns: '4.5rem 1fr 2rem', alignItems: 'center', gap: 1, height: '1.5rem', fontSize: '0.8125rem' }}
        >
          <span>{name}</span>
          <Box sx={{ height: 8, borderRadius: 4, overflow: 'hidden', bgcolor: 'divider', opacity: dimmed ? 0.4 : 1, transition: 'opacity 200ms' }}>
            <Box sx={{ height: 1, borderRadius: 4, bgcolor: EXPRESSION_COLOURS[name], transform: 'translateX(-100%)' }} />
          </Box>
          <Box component="span" sx={{ textAlign: 'right', color: 'text.secondary' }}>
            –
          </Box>
        </Box>
      ))}
    </Box>
  )
}
