import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import ListSubheader from '@mui/material/ListSubheader'
import { useState } from 'react'
import type { Track } from '@/api'
import { IconAction } from '@/components/IconAction'
import { personName, facesOf } from '../logic/faces'
import { useReview } from '../ReviewContext'

/** Marks a person as the same as another one. */
export function MergeMenu({ track }: { track: Track }) {
  const { session, edits } = useReview()
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const others = facesOf(session.tracks).filter(({ face }) => face !== track.face)
  if (others.length === 0) return null
  const name = personName(track)
  return (
    <>
      <IconAction
        name="merge"
        label={`Merge ${name} with another person`}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => {
          setAnchor(event.currentTarget)
        }}
      />
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => {
          setAnchor(null)
        }}
        slotProps={{
          list: {
            'aria-label': `Merge ${name} with`,
            subheader: <ListSubheader role="presentation">{`${name} is the same person as`}</ListSubheader>,
          },
        }}
      >
        {others.map((other) => (
          <MenuItem
            key={other.face}
            onClick={() => {
              setAnchor(null)
              void edits.editFace(track, { merged_into: other.face }, `${name} merged with ${personName(other)}`)
            }}
          >
            {personName(other)}
          </MenuItem>
        ))}
      </Menu>
    </>
  )
}
