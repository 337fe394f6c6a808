import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { MemoryRouter } from 'react-router'
import { expect, it } from 'vitest'
import { notice } from '@/lib/notice'
import { NoticeDialog } from './NoticeDialog'

it('says what must be known, is accepted once, and can be read again', async () => {
  render(
    <MemoryRouter>
      <NoticeDialog />
    </MemoryRouter>,
  )
  const dialog = screen.getByRole('dialog', { name: 'Before you begin' })
  for (const words of ['expressions, not feelings', 'Nothing is stored', 'Article 5(1)(f)', 'Article 50(3)']) {
    expect(dialog.textContent).toContain(words)
  }
  expect(notice.accepted.get()).toBe(false)
  await userEvent.click(screen.getByRole('button', { name: 'I understand and agree' }))
  expect(notice.accepted.get()).toBe(true)
  expect(localStorage.getItem('mien.notice')).not.toBeNull()
  notice.show()
  expect(await screen.findByRole('dialog', { name: 'About and limits' })).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Close' }))
  expect(notice.open.get()).toBe(false)
})
