import { visuallyHidden } from '@mui/utils'
import Box from '@mui/material/Box'
import { useEffect, useState } from 'react'
import { personLabel } from '@/lib/personLabel'
import { REASONS } from '@/lib/unclear'
import type { MovingFace } from '../engine/scene'
import { useLive } from '../LiveContext'

const EVERY = 4000

/** Announces who shows what to screen readers: every few seconds at most, and only changes. */
export function Announcer() {
  const { scene } = useLive()
  const [text, setText] = useState('')
  useEffect(() => {
    const timer = setInterval(() => {
      const faces = scene.present().map((face) => `${personLabel(face.id)}: ${reading(face)}.`)
      setText(faces.join(' '))
    }, EVERY)
    return () => {
      clearInterval(timer)
    }
  }, [scene])
  return (
    <Box aria-live="polite" sx={visuallyHidden}>
      {text}
    </Box>
  )
}

const reading = ({ clarity, calm }: MovingFace) =>
  clarity.shown === null ? calm.expression : `unclear, ${REASONS[clarity.shown]}`
