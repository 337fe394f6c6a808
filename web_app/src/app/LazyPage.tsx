import { createElement } from 'react'
import { useSignal } from '@/lib/signal'
import { MissingPage } from './MissingPage'
import type { PageModule } from './pages'

/** A page once its code is loaded; until then nothing, or why it is missing. */
export function LazyPage({ page }: { page: PageModule }) {
  const Page = useSignal(page.value)
  const failed = useSignal(page.failed)
  if (Page) return createElement(Page)
  return failed ? <MissingPage page={page} /> : null
}
