import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { StatePanel } from '@/components/StatePanel'
import { useTitle } from '@/lib/useTitle'

/** In a page's place where it failed, or where its code did not come: after an update, or while the service is away. */
export function BrokenPage() {
  useTitle('Could not be shown')
  return (
    <Box sx={{ display: 'grid', placeItems: 'center', minHeight: '60dvh' }}>
      <StatePanel
        drawing="away"
        heading="h1"
        title="This page could not be shown"
        text="Mien may have been updated, or its service is away. Nothing that was recorded is lost."
      >
        <Button
          variant="contained"
          onClick={() => {
            location.reload()
          }}
        >
          Load it again
        </Button>
      </StatePanel>
    </Box>
  )
}
