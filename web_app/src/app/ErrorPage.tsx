import Button from '@mui/material/Button'
import { useTitle } from '@/lib/title'
import { FullPageState } from './FullPageState'

/** In place of a page that threw an error while rendering. */
export function ErrorPage() {
  useTitle('Something went wrong')
  return (
    <FullPageState
      drawing="unplayable"
      title="Something went wrong on this page"
      text="This is a bug in Mien. Nothing you recorded is lost. Reload the page, or open another one."
    >
      <Button
        variant="contained"
        onClick={() => {
          location.reload()
        }}
      >
        Reload
      </Button>
    </FullPageState>
  )
}
