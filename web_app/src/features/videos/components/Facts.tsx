import Box from '@mui/material/Box'
import type { Row } from '../logic/rows'
import { analysisFacts, fileFacts } from '../logic/labels'

/** The file and how it is analysed: one line each next to the status, or a single line below it. */
export function Facts({ row: { upload, video } }: { row: Row }) {
  const [bytes, picture] = fileFacts(video ?? { bytes: upload?.bytes ?? 0, media: null })
  return (
    <Box sx={{ gridArea: 'facts', minWidth: 0, fontSize: '0.8125rem', lineHeight: 1.5, color: 'text.secondary' }}>
      <Box component="span" sx={{ display: { lg: 'block' } }}>
        {bytes}
        {picture && <Box component="span" sx={{ display: { xs: 'none', sm: 'inline' } }}>{` · ${picture}`}</Box>}
      </Box>
      {video &&
        analysisFacts(video).map((fact) => (
          <Box key={fact} component="span" sx={{ display: { lg: 'block' } }}>
            <Box component="span" sx={{ display: { lg: 'none' } }}>
              {' · '}
            </Box>
            {fact}
          </Box>
        ))}
    </Box>
  )
}
