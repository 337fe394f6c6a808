import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { Link } from 'react-router'
import { StatePanel } from '@/components/StatePanel'
import { useTitle } from '@/lib/useTitle'

export function LostPage() {
  useTitle('Not found')
  return (
    <Box sx={{ display: 'grid', placeItems: 'center', minHeight: '60dvh' }}>
      <StatePanel
        drawing="lostPage"
        heading="h1"
        title="There is no page here"
        text="The address may be mistyped, or from another version."
      >
        <Button component={Link} to="/" variant="contained">
          Go to the live view
        </Button>
      </StatePanel>
    </Box>
  )
}
