import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { useState } from 'react'
import { Link } from 'react-router'
import { Icon } from '@/components/Icon'
import { IconAction } from '@/components/IconAction'
import { counted, duration } from '@/lib/amounts'
import { shortDate, timeOfDay } from '@/lib/days'
import { sessionTitle } from '@/lib/sessionTitle'
import { useReview } from '../ReviewContext'
import { ExportButton } from './ExportButton'
import { MoreButton } from './MoreButton'
import { InlineEdit } from './InlineEdit'

/** Title and facts of the session, and what can be done with all of it. */
export function Heading() {
  const { session } = useReview()
  const { started_at, duration_ms, faces, model, status, id } = session
  const facts = [
    `${shortDate(started_at)}, ${timeOfDay(started_at)}`,
    duration(duration_ms),
    counted(faces, 'person', 'people'),
    model,
  ]
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: 2 }}>
      <Box sx={{ flex: '1 1 20rem', minWidth: 0 }}>
        <Button
          component={Link}
          to="/sessions"
          color="inherit"
          size="small"
          startIcon={<Icon name="earlier" />}
          sx={{ ml: -1, px: 1, color: 'text.secondary' }}
        >
          Sessions
        </Button>
        <Title />
        <Typography color="textSecondary" sx={{ mt: 0.5 }}>
          {facts.join(' · ')}
          {status === 'recording' && ' · still recording'}
          {status === 'analysing' && ' · still analysing'}
        </Typography>
      </Box>
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          gap: 1,
          '& .MuiButton-startIcon': { display: { xs: 'none', sm: 'inherit' } },
        }}
      >
        <Button
          component={Link}
          to={`/compare?sessions=${id}`}
          variant="outlined"
          color="inherit"
          startIcon={<Icon name="compare" />}
        >
          Compare
        </Button>
        <ExportButton />
        <Button
          component={Link}
          to={`/sessions/${id}/report`}
          variant="outlined"
          color="inherit"
          startIcon={<Icon name="print" />}
        >
          Report
        </Button>
        <MoreButton />
      </Box>
    </Box>
  )
}

function Title() {
  const { session, edits } = useReview()
  const [editing, setEditing] = useState(false)
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}>
      <Typography
        component="h1"
        variant="h1"
        sx={{ minWidth: 0, overflowWrap: 'anywhere', flex: editing ? 1 : '0 1 auto' }}
      >
        {editing ? (
          <InlineEdit
            label="Title"
            value={session.title}
            placeholder={sessionTitle({ title: '' })}
            maxLength={200}
            onDone={(text) => {
              setEditing(false)
              if (text !== null && text.trim() !== session.title) void edits.rename(text.trim())
            }}
          />
        ) : (
          sessionTitle(session)
        )}
      </Typography>
      <IconAction
        name="edit"
        label="Edit title"
        onClick={() => {
          setEditing(true)
        }}
      />
    </Box>
  )
}
