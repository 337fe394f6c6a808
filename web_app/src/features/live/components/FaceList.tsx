import Box from '@mui/material/Box'
import { useSignal } from '@/lib/signal'
import { useLive } from '../LiveContext'
import { FaceCard } from './FaceCard'

/** One card per face, each in a fixed place; the card of a face that left stays for a while, dimmed. */
export function FaceList() {
  const { scene, connection } = useLive()
  const slots = useSignal(scene.slots)
  const { kind } = useSignal(connection)
  const stale = kind === 'away' || kind === 'refused'
  return (
    <Box
      component="section"
      aria-label="People"
      tabIndex={0}
      sx={{
        gridArea: 'faces',
        minHeight: 0,
        overflowY: { md: 'auto' },
        display: 'grid',
        alignContent: 'start',
        gap: { xs: 1.5, sm: 2 },
        gridTemplateColumns: 'repeat(auto-fill, minmax(min(17rem, 100%), 1fr))',
        borderRadius: 1.5,
      }}
    >
      {slots.map((slot, place) => (
        <FaceCard key={place} id={slot.id} absence={slot.present ? (stale ? 'waiting' : null) : 'out of view'} />
      ))}
      {slots.length === 0 && <FaceCard id={null} absence="" />}
    </Box>
  )
}
