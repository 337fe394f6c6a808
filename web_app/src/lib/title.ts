import { useEffect } from 'react'
import { signal } from './signal'

const page = signal('')
const status = signal('')

function write(): void {
  document.title = [status.get(), page.get(), 'Mien'].filter(Boolean).join(' · ')
}
page.subscribe(write)
status.subscribe(write)

/** Names the page in the browser's tab. */
export function useTitle(title: string): void {
  useEffect(() => {
    page.set(title)
  }, [title])
}

/** What stands before every page's title, such as a running recording; empty for nothing. */
export function useTitleStatus(text: string): void {
  useEffect(() => {
    status.set(text)
  }, [text])
}
