import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Session } from '@/api'
import { byDay } from './days'
import { among, choose, chooseAll, NOTHING } from './selection'

const session = (id: string, started_at = 0, title = ''): Session => ({
  id,
  title,
  notes: '',
  source: 'webcam',
  status: 'complete',
  started_at,
  ended_at: null,
  model: 'small',
  samples: 0,
  duration_ms: 0,
  faces: 0,
  shares: null,
  expression_index: null,
  unclear: null,
  index_line: [],
  damaged: false,
})

const NOON = new Date(2026, 10, 12, 12).getTime()
const HOUR = 3_600_000

it('groups by the day on the person’s own clock, in the order given', () => {
  const sessions = [session('c', NOON + 11 * HOUR), session('b', NOON), session('a', NOON - 13 * HOUR)]
  const days = byDay(sessions, true)
  expect(days.map(({ day, sessions: those }) => [day, those.map(({ id }) => id).join()])).toEqual([
    ['2026-11-12', 'c,b'],
    ['2026-11-11', 'a'],
  ])
})

it('loses none, keeps the order, and makes one group where time is not the order', () => {
  const times = fc.array(fc.integer({ min: 0, max: 4e12 }))
  fc.assert(
    fc.property(times, fc.boolean(), (all, inTime) => {
      const sessions = all.map((at, place) => session(String(place), at))
      const days = byDay(sessions, inTime)
      expect(days.flatMap((day) => day.sessions)).toEqual(sessions)
      if (!inTime) expect(days.length).toBe(Math.min(1, sessions.length))
    }),
  )
})

const SHOWN = ['a', 'b', 'c', 'd', 'e'].map((id) => session(id))
const ids = ({ chosen }: typeof NOTHING) => [...chosen.keys()].sort().join('')
const one = { on: true, range: false }
const range = { on: true, range: true }

it('chooses a range from the last one touched, upwards and downwards', () => {
  const down = choose(choose(NOTHING, SHOWN, 'b', one), SHOWN, 'd', range)
  expect(ids(down)).toBe('bcd')
  expect(ids(choose(down, SHOWN, 'a', range))).toBe('abcd')
  expect(ids(choose(down, SHOWN, 'c', { on: false, range: true }))).toBe('b')
})

it('chooses one where the other end of a range is on another page', () => {
  const elsewhere = choose(NOTHING, [session('z')], 'z', one)
  expect(ids(choose(elsewhere, SHOWN, 'c', range))).toBe('cz')
})

it('turns all that are shown on or off and leaves other pages alone', () => {
  const elsewhere = choose(NOTHING, [session('z')], 'z', one)
  const all = chooseAll(elsewhere, SHOWN, true)
  expect(ids(all)).toBe('abcdez')
  expect(ids(chooseAll(all, SHOWN, false))).toBe('z')
})

it('forgets what is gone and knows the newest title', () => {
  const { chosen } = chooseAll(NOTHING, SHOWN, true)
  const renamed = SHOWN.map((each) => (each.id === 'b' ? session('b', 0, 'New') : each))
  const left = among(chosen, renamed, new Set(['a', 'c']))
  expect(left.map(({ id, title }) => `${id}${title}`)).toEqual(['bNew', 'd', 'e'])
})
