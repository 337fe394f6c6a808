import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useState } from 'react'
import type { Track } from '@/api'
import { LineSample } from '@/components/chart/LineSample'
import { IconAction } from '@/components/IconAction'
import { ShareBar } from '@/components/ShareBar'
import { counted } from '@/lib/amounts'
import { percent } from '@/lib/format'
import { moment } from '@/lib/sessionTime'
import { personName, lineOf, mergedInto } from '../logic/faces'
import { useReview } from '../ReviewContext'
import { MergeMenu } from './MergeMenu'
import { InlineEdit } from './InlineEdit'

/** One person: line, name, shares, and actions to rename, hide and merge. */
export function PersonRow({ track }: { track: Track }) {
  const { session, edits } = useReview()
  const [naming, setNaming] = useState(false)
  const name = personName(track)
  const { colour, dash } = lineOf(track.face, session.tracks)
  const rename = (text: string) => {
    const next = text.trim() || null
    if (next !== track.name)
      void edits.editFace(
        track,
        { name: next },
        next === null ? `Name of ${name} removed` : `${name} renamed to ${next}`,
      )
  }
  return (
    <Box component="li" aria-label={name} sx={{ borderTop: 1, borderColor: 'divider', py: 1, mt: '-1px' }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, minHeight: 40 }}>
        <LineSample colour={colour} dash={dash} width={2.5} />
        <Box sx={{ flex: 1, minWidth: 0, fontWeight: 600, opacity: track.hidden ? 0.75 : 1, overflowWrap: 'anywhere' }}>
          {naming ? (
            <InlineEdit
              label={`Name of ${name}`}
              value={track.name ?? ''}
              placeholder={name}
              maxLength={80}
              onDone={(text) => {
                setNaming(false)
                if (text !== null) rename(text)
              }}
            />
          ) : (
            name
          )}
        </Box>
        <IconAction
          name="edit"
          label={`Rename ${name}`}
          onClick={() => {
            setNaming(true)
          }}
        />
        <IconAction
          name={track.hidden ? 'shown' : 'hidden'}
          label={track.hidden ? `Show ${name}` : `Hide ${name}`}
          onClick={() => {
            const text = track.hidden ? `${name} shown` : `${name} hidden`
            void edits.editFace(track, { hidden: !track.hidden }, text)
          }}
        />
        <MergeMenu track={track} />
      </Box>
      <Box sx={{ pl: 4.5, opacity: track.hidden ? 0.75 : 1 }}>
        {track.shares && <ShareBar shares={track.shares} />}
        <Box sx={{ fontSize: '0.8125rem', color: 'text.secondary', mt: 0.5 }}>{factsOf(track)}</Box>
        {mergedInto(track.face, session.tracks).map((part) => (
          <Box key={part.face} sx={{ display: 'flex', alignItems: 'center', gap: 1, fontSize: '0.8125rem' }}>
            {`Includes ${personName(part)}, ${counted(part.samples, 'sample')}`}
            <Button
              size="small"
              onClick={() => void edits.editFace(part, { merged_into: null }, `${personName(part)} split off`)}
            >
              Split
            </Button>
          </Box>
        ))}
      </Box>
    </Box>
  )
}

function factsOf({ samples, unclear, expression_index: index, first_at, last_at, hidden }: Track): string {
  const facts = [
    hidden ? 'hidden' : null,
    index === null ? null : `index ${index.toFixed(0)}`,
    `${moment(first_at)} to ${moment(last_at)}`,
    counted(samples, 'sample'),
    unclear > 0 ? `${unclear < 0.01 ? 'under 1' : percent(unclear)} % unclear` : null,
  ]
  return facts.filter((fact) => fact !== null).join(' · ')
}
