import Box from '@mui/material/Box'
import Skeleton from '@mui/material/Skeleton'
import type { Storage } from '@/api'
import { size } from '@/lib/amounts'
import { longDate } from '@/lib/days'
import { count } from '@/lib/format'
import { Section } from './Section'

const figuresOf = (stored: Storage): string[] => [
  count(stored.sessions),
  count(stored.samples),
  size(stored.bytes),
  stored.videos === 0 ? 'None' : `${count(stored.videos)} · ${size(stored.video_bytes)}`,
  stored.oldest_at === null ? '–' : longDate(stored.oldest_at),
]

const NAMES = ['Sessions', 'Samples', 'Size on disk', 'Video files', 'Oldest session']

/** How much is stored. */
export function StorageSummary({ stored }: { stored: Storage | undefined }) {
  const figures = stored && figuresOf(stored)
  return (
    <Section title="Storage">
      <Box
        component="dl"
        sx={{ m: 0, display: 'grid', gridTemplateColumns: { xs: '1fr 1fr', sm: 'repeat(5, auto)' }, gap: 2 }}
      >
        {NAMES.map((name, place) => (
          <Box key={name} sx={{ display: 'flex', flexDirection: 'column' }}>
            <Box component="dt" sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>
              {name}
            </Box>
            <Box component="dd" sx={{ m: 0, fontSize: '1.25rem', fontWeight: 600, whiteSpace: 'nowrap' }}>
              {figures ? figures[place] : <Skeleton width={72} />}
            </Box>
          </Box>
        ))}
      </Box>
    </Section>
  )
}
