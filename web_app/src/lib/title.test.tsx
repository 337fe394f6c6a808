import { render } from '@testing-library/react'
import { expect, it } from 'vitest'
import { useTitle, useTitleStatus } from './title'

function Page({ title, status }: { title: string; status: string }) {
  useTitle(title)
  useTitleStatus(status)
  return null
}

it('a status stands before the title of whatever page is shown', () => {
  const { rerender } = render(<Page title="Models" status="" />)
  expect(document.title).toBe('Models · Mien')
  rerender(<Page title="Models" status="● 00:42 Recording" />)
  expect(document.title).toBe('● 00:42 Recording · Models · Mien')
  rerender(<Page title="Videos" status="● 00:43 Recording" />)
  expect(document.title).toBe('● 00:43 Recording · Videos · Mien')
})
