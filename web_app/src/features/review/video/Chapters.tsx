import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import type { ReactNode } from 'react'
import { Icon } from '@/components/Icon'
import { Swatch } from '@/components/Swatch'
import { moment } from '@/lib/sessionTime'
import { useReview } from '../ReviewContext'
import { useChapters } from './useChapters'

/** Buttons that go to the peak moments and the markers, in order. */
export function Chapters() {
  const { goTo } = useReview()
  const chapters = useChapters()
  if (chapters.length === 0) return null
  return (
    <Box
      component="ul"
      aria-label="Chapters"
      sx={{
        listStyle: 'none',
        m: 0,
        px: 2,
        py: 1.5,
        display: 'flex',
        flexWrap: 'wrap',
        gap: 1,
        maxHeight: '8.5rem',
        overflowY: 'auto',
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      {chapters.map(({ key, at, name, label, expression }) => (
        <li key={key}>
          <Chapter
            sign={expression ? <Swatch name={expression} /> : <Icon name="flag" />}
            name={`${name} ${moment(at)}`}
            label={label}
            onGo={() => {
              goTo(at)
            }}
          />
        </li>
      ))}
    </Box>
  )
}

interface ChapterProps {
  sign: ReactNode
  name: string
  label: string
  onGo: () => void
}

function Chapter({ sign, name, label, onGo }: ChapterProps) {
  return (
    <Button
      variant="outlined"
      color="inherit"
      size="small"
      startIcon={sign}
      title={label}
      onClick={onGo}
      sx={{
        fontWeight: 400,
        maxWidth: '14rem',
        minHeight: 32,
        '& .MuiButton-startIcon': { '& svg': { fontSize: '1rem' } },
      }}
    >
      <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>
        {name}
      </Box>
    </Button>
  )
}
