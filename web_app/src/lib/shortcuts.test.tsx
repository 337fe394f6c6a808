import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { turnShortcuts, useShortcut } from './shortcuts'

function Page({ action }: { action: () => void }) {
  useShortcut('p', action)
  return <input aria-label="Name" />
}

it('a key works on the page, not in fields, not with other keys, and not when turned off', async () => {
  const action = vi.fn()
  render(<Page action={action} />)
  await userEvent.keyboard('p')
  expect(action).toHaveBeenCalledTimes(1)
  await userEvent.keyboard('{Control>}p{/Control}')
  await userEvent.type(screen.getByLabelText('Name'), 'p')
  expect(action).toHaveBeenCalledTimes(1)
  screen.getByLabelText('Name').blur()
  turnShortcuts(false)
  await userEvent.keyboard('p')
  expect(action).toHaveBeenCalledTimes(1)
  turnShortcuts(true)
  await userEvent.keyboard('p')
  expect(action).toHaveBeenCalledTimes(2)
})
