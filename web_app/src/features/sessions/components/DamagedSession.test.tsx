import { render, screen, within } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { expect, it, vi } from 'vitest'
import type { Session } from '@/api'
import { RowMenu } from './RowMenu'
import { SelectionActions } from './SelectionActions'
import { SessionRow } from './SessionRow'

const session = (id: string, damaged: boolean): Session => ({
  id,
  title: damaged ? 'Spoilt' : 'Fine',
  notes: '',
  source: 'webcam',
  status: 'complete',
  started_at: 0,
  ended_at: null,
  model: '',
  samples: 0,
  duration_ms: 0,
  faces: 0,
  shares: null,
  expression_index: null,
  unclear: null,
  index_line: [],
  damaged,
})
const SPOILT = session('a', true)
const FINE = session('b', false)

it('shows a damaged session as damaged: it opens nothing, and can be selected', () => {
  const handlers = { onChoose: vi.fn(), onMenu: vi.fn(), onAct: vi.fn(), onRenamed: vi.fn() }
  render(<SessionRow session={SPOILT} dated={false} chosen={false} renaming={false} {...handlers} />, {
    wrapper: MemoryRouter,
  })
  const row = screen.getByRole('listitem')
  expect(row.textContent).toContain('SpoiltDamaged')
  expect(row.textContent).toContain('can’t be read')
  expect(within(row).queryByRole('link')).toBeNull()
  within(row).getByRole('checkbox', { name: 'Select Spoilt' }).click()
  expect(handlers.onChoose).toHaveBeenCalledWith('a', { on: true, range: false })
  within(row).getByRole('button', { name: 'More for Spoilt' }).click()
  expect(handlers.onMenu).toHaveBeenCalledWith(SPOILT, expect.anything())
})

it('can only be deleted', () => {
  const menu = { anchor: document.body, onAct: vi.fn(), onExport: vi.fn(), onClose: vi.fn() }
  const { unmount } = render(<RowMenu session={SPOILT} {...menu} />)
  expect(screen.getAllByRole('menuitem').map(({ textContent }) => textContent)).toEqual(['DeleteDel'])
  unmount()
  render(<RowMenu session={FINE} {...menu} />)
  expect(screen.getAllByRole('menuitem')).toHaveLength(6)
})

it('is left out of what is exported and compared, and not of what is deleted', () => {
  const onDelete = vi.fn()
  const chosen = [SPOILT, FINE, session('c', false)]
  const { rerender } = render(<SelectionActions chosen={chosen} onExport={vi.fn()} onDelete={onDelete} />, {
    wrapper: MemoryRouter,
  })
  expect(screen.getByRole('link', { name: 'Compare' }).getAttribute('href')).toBe('/compare?sessions=b,c')
  screen.getByRole('button', { name: 'Delete' }).click()
  expect(onDelete).toHaveBeenCalledWith(chosen)
  rerender(<SelectionActions chosen={[SPOILT]} onExport={vi.fn()} onDelete={onDelete} />)
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Export' }).disabled).toBe(true)
})
