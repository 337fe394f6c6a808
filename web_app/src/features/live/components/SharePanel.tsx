import Box from '@mui/material/Box'
import { useRef } from 'react'
import { Swatch } from '@/components/Swatch'
import { EXPRESSION_COLOURS, EXPRESSIONS } from '@/lib/expressions'
import { percent } from '@/lib/format'
import { setText } from '@/lib/setText'
import { useLive } from '../LiveContext'
import { usePainter } from '../usePainter'
import { Panel } from './Panel'

/** The shares of the seven expressions among the clear faces in view: a bar of 100 % with a legend. */
export function SharePanel() {
  const { scene } = useLive()
  const bar = useRef<HTMLDivElement>(null)
  const legend = useRef<HTMLUListElement>(null)
  usePainter(() => {
    const { share, calmShare } = scene
    let start = 0
    EXPRESSIONS.forEach((name, place) => {
      const part = bar.current?.children[place]
      const width = share?.[name] ?? 0
      const transform = `translateX(${(start * 100).toFixed(2)}%) scaleX(${width.toFixed(4)})`
      if (part instanceof HTMLElement) part.style.transform = transform
      start += width
      const figure = legend.current?.children[place]?.lastElementChild
      if (figure) setText(figure, calmShare ? `${percent(calmShare[name])} %` : '–')
    })
  })
  return (
    <Panel area="share" title="Expression shares now" note="Mean over all clear faces">
      <Box
        ref={bar}
        aria-hidden
        sx={{
          position: 'relative',
          height: '1.25rem',
          flex: 'none',
          borderRadius: 1,
          overflow: 'hidden',
          bgcolor: 'divider',
          forcedColorAdjust: 'none',
        }}
      >
        {EXPRESSIONS.map((name) => (
          <Box
            key={name}
            sx={{
              position: 'absolute',
              inset: 0,
              bgcolor: EXPRESSION_COLOURS[name],
              transformOrigin: 'left',
              transform: 'scaleX(0)',
            }}
          />
        ))}
      </Box>
      <Box
        component="ul"
        ref={legend}
        sx={{
          listStyle: 'none',
          m: 0,
          p: 0,
          display: 'grid',
          gridTemplateColumns: 'repeat(auto-fill, minmax(8rem, 1fr))',
          columnGap: 3,
          rowGap: 0.25,
        }}
      >
        {EXPRESSIONS.map((name) => (
          <Box component="li" key={name} sx={{ display: 'flex', alignItems: 'center', gap: 1, fontSize: '0.8125rem' }}>
            <Swatch name={name} />
            <Box component="span" sx={{ flex: 1 }}>
              {name}
            </Box>
            <Box component="span" sx={{ color: 'text.secondary' }}>
              –
            </Box>
          </Box>
        ))}
      </Box>
    </Panel>
  )
}
