import Button from '@mui/material/Button'
import { useEffect, useState } from 'react'
import { isServiceUp } from '@/api'
import { useTitle } from '@/lib/title'
import { FullPageState } from './FullPageState'
import { retryLoading, type Missing } from './loading'
import type { PageModule } from './pages'

const TEXTS: Record<Missing, { title: string; text: string }> = {
  away: {
    title: 'Couldn’t load this page',
    text: 'The service isn’t responding. The page opens as soon as it does, and nothing you recorded is lost.',
  },
  outdated: {
    title: 'Mien was updated',
    text: 'This page is from a version that is no longer on the server. Reload to use the new one.',
  },
}

/** In place of a page whose code couldn't be loaded. It keeps trying, and the page appears when that succeeds. */
export function MissingPage({ page }: { page: PageModule }) {
  const [why, setWhy] = useState<Missing>('away')
  const { title, text } = TEXTS[why]
  useTitle(title)
  useEffect(() => {
    const stopped = new AbortController()
    void retryLoading({ page, isServiceUp, onMissing: setWhy, signal: stopped.signal })
    return () => {
      stopped.abort()
    }
  }, [page])
  return (
    <FullPageState drawing="offline" title={title} text={text}>
      {why === 'away' && (
        <Button variant="contained" onClick={() => void page.load()}>
          Retry now
        </Button>
      )}
      <Button
        variant={why === 'away' ? 'text' : 'contained'}
        onClick={() => {
          location.reload()
        }}
      >
        Reload
      </Button>
    </FullPageState>
  )
}
