import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useState } from 'react'
import { ConfirmDialog } from '@/components/ConfirmDialog'
import { Icon } from '@/components/Icon'
import { IconAction } from '@/components/IconAction'
import { focusBeside } from '../focus'
import { isPending, type Row } from '../logic/rows'
import type { RowActions } from '../useActions'

/** The actions for a video in its current state. */
export function Actions({ row, actions }: { row: Row; actions: RowActions }) {
  return (
    <Box
      sx={{
        gridArea: 'actions',
        display: 'flex',
        justifyContent: { xs: 'flex-start', sm: 'flex-end' },
        alignItems: 'center',
        gap: 1,
        minHeight: { xs: 44, sm: 40 },
        mx: { xs: -2, sm: 0 },
        zIndex: 1,
      }}
    >
      {row.video?.status === 'complete' ? (
        <Finished row={row} actions={actions} />
      ) : (
        <Unfinished row={row} actions={actions} />
      )}
    </Box>
  )
}

function Unfinished({ row, actions }: { row: Row; actions: RowActions }) {
  const stage = row.upload?.stage.kind
  const again = stage === 'failed' ? 'Try again' : stage === 'cancelled' ? 'Upload anyway' : null
  return (
    <>
      {stage === 'paused' && <Action name="Retry now" of={row} onClick={actions.onTryNow} />}
      {again && <Action name={again} of={row} onClick={() => actions.onAgain(row)} />}
      {isPending(row) ? (
        <Action name="Cancel" of={row} quiet onClick={() => actions.onCancel(row)} />
      ) : (
        <Action
          name={again ? 'Remove' : 'Remove from list'}
          of={row}
          quiet
          onClick={() => {
            focusBeside(row.id)
            actions.onRemove(row)
          }}
        />
      )}
    </>
  )
}

function Finished({ row, actions }: { row: Row; actions: RowActions }) {
  const [asking, setAsking] = useState(false)
  return (
    <>
      {row.video?.kept && (
        <IconAction name="bin" label={`Delete the video file of ${row.name}`} onClick={() => setAsking(true)} />
      )}
      {/* The name is the link and covers the row; this shows where it leads. */}
      <Box
        component="span"
        aria-hidden
        sx={{
          display: 'inline-flex',
          alignItems: 'center',
          pointerEvents: 'none',
          color: 'primary.main',
          fontSize: '0.875rem',
          fontWeight: 550,
          px: { xs: 2, sm: 1 },
        }}
      >
        Review
        <Icon name="later" />
      </Box>
      {asking && (
        <ConfirmDialog
          title="Delete the video file?"
          action="Delete file"
          danger
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false)
            actions.onDeleteFile(row)
          }}
        >
          {`The stored copy of “${row.name}” and its annotated copy are deleted. The session stays, and the file on your own disk is not affected.`}
        </ConfirmDialog>
      )}
    </>
  )
}

interface ActionProps {
  name: string
  of: Row
  quiet?: boolean
  onClick: () => void
}

function Action({ name, of, quiet = false, onClick }: ActionProps) {
  return (
    <Button color={quiet ? 'inherit' : 'primary'} aria-label={`${name}: ${of.name}`} onClick={onClick}>
      {name}
    </Button>
  )
}
