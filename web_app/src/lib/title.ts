import { useEffect } from 'react'
import { signal } from './signal'

const page = signal('')
const status = signal('')

function write(): void {
  document.title = [status.get(), page.get(), 'Mien'].filter(Boolean).join(' · ')
}
page.subscribe(write)
status.subscribe(write)

/** Sets the page's name in the tab's title. */
export function useTitle(title: string): void {
  useEffect(() => {
    page.set(title)
  }, [title])
}

/** Sets what precedes every page's title, such as a running recording; empty for nothing. */
export function useTitleStatus(text: string): void {
  useEffect(() => {
    status.set(text)
  }, [text])
}
