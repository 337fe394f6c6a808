import Button from '@mui/material/Button'
import { Link } from 'react-router'
import { useTitle } from '@/lib/title'
import { FullPageState } from './FullPageState'

export function NotFoundPage() {
  useTitle('Page not found')
  return (
    <FullPageState
      drawing="not-found"
      title="Page not found"
      text="The address may be mistyped, or belong to another version of Mien."
    >
      <Button component={Link} to="/" variant="contained">
        Go to Live
      </Button>
    </FullPageState>
  )
}
