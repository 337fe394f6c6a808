import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dayOf } from '@/lib/days'
import {
  cleanSearch,
  filtersIn,
  LENGTHS,
  PER_PAGE,
  queryOf,
  readView,
  SORTS,
  SOURCES,
  WHOLE,
  writeView,
} from './urlState'

const keys = <T extends object>(names: T) => fc.constantFrom(...(Object.keys(names) as (keyof T)[]))
const day = fc.oneof(
  fc.constant(''),
  fc
    .date({ min: new Date(1971, 0, 1), max: new Date(2100, 0, 1), noInvalidDate: true })
    .map((at) => dayOf(at.getTime())),
)
const view = fc.record({
  search: fc.string({ unit: 'binary', maxLength: 80 }).map(cleanSearch),
  sort: keys(SORTS),
  source: keys(SOURCES),
  length: keys(LENGTHS),
  from: day,
  to: day,
  page: fc.integer({ min: 1, max: 1_000_000 }),
})

it('reads back every view that it wrote', () => {
  fc.assert(
    fc.property(view, (shown) => {
      expect(readView(new URLSearchParams(writeView(shown).toString()))).toEqual(shown)
    }),
  )
})

it('makes a view of any address', () => {
  const part = fc.tuple(fc.constantFrom(...Object.keys(WHOLE), 'other'), fc.string())
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const shown = readView(new URLSearchParams(parts))
      expect(readView(writeView(shown))).toEqual(shown)
      expect(queryOf(shown).page).toBeGreaterThanOrEqual(1)
    }),
  )
})

it('keeps the address short', () => {
  expect(writeView(WHOLE).toString()).toBe('')
  expect(writeView({ ...WHOLE, search: 'pilot two', sort: 'title', page: 3 }).toString()).toBe(
    'search=pilot+two&sort=title&page=3',
  )
})

it('asks the service for whole days, lengths and an order', () => {
  const asked = queryOf({
    ...WHOLE,
    source: 'video',
    length: 'medium',
    from: '2026-11-02',
    to: '2026-11-02',
    sort: 'oldest',
  })
  expect(asked).toMatchObject({ source: 'video', min_ms: 60_000, max_ms: 600_000, sort: 'started_at', order: 'asc' })
  expect(asked.from).toBe(new Date(2026, 10, 2).getTime())
  expect(asked.to).toBe(new Date(2026, 10, 3).getTime() - 1)
  expect(queryOf(WHOLE)).toEqual({
    search: '',
    sort: 'started_at',
    order: 'desc',
    page: 1,
    per_page: PER_PAGE,
  })
})

it('counts filters, not the search', () => {
  expect(filtersIn({ ...WHOLE, search: 'x', sort: 'title' })).toBe(0)
  expect(filtersIn({ ...WHOLE, source: 'webcam', from: '2026-01-01' })).toBe(2)
})
