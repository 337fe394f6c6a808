import Box from '@mui/material/Box'
import { visuallyHidden } from '@mui/utils'
import { useState } from 'react'
import { announcementOf } from '../logic/announcements'
import type { Row } from '../logic/rows'

/** Announces what has finished, and how, to screen readers. */
export function Announcer({ rows }: { rows: readonly Row[] }) {
  const [last, setLast] = useState(rows)
  const [words, setWords] = useState('')
  if (rows !== last) {
    setLast(rows)
    const news = announcementOf(last, rows)
    if (news) setWords(news)
  }
  return (
    <Box role="status" sx={visuallyHidden}>
      {words}
    </Box>
  )
}
