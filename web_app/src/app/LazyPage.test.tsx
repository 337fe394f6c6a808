import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ComponentType } from 'react'
import { expect, it, vi } from 'vitest'
import { LazyModule } from '@/lib/lazyModule'
import { LazyPage } from './LazyPage'

const Page: ComponentType = () => <h1>Sessions</h1>

it('shows the page once its code is there', async () => {
  const page = new LazyModule<ComponentType>(() => Promise.resolve(Page))
  const { container } = render(<LazyPage page={page} />)
  expect(container.textContent).toBe('')
  await act(page.load)
  expect(screen.getByRole('heading', { name: 'Sessions' })).toBeTruthy()
})

it('says that the page couldn’t be loaded, and shows it after another try', async () => {
  const importCode = vi.fn(() => Promise.resolve(Page)).mockRejectedValueOnce(new TypeError('Failed to fetch'))
  const page = new LazyModule<ComponentType>(importCode)
  render(<LazyPage page={page} />)
  await act(page.load)
  expect(screen.getByRole('heading', { name: 'Couldn’t load this page' })).toBeTruthy()
  expect(document.title).toContain('Couldn’t load this page')
  await userEvent.click(screen.getByRole('button', { name: 'Retry now' }))
  expect(screen.getByRole('heading', { name: 'Sessions' })).toBeTruthy()
})
