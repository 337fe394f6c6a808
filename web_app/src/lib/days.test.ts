import fc from 'fast-check'
import { expect, it } from 'vitest'
import { counted, duration, size } from './amounts'
import { dayBegins, dayEnds, dayName, dayOf, shortDate, timeOfDay } from './days'

const NOW = new Date(2026, 10, 12, 0, 30).getTime()
const time = fc.date({ min: new Date(1971, 0, 1), max: new Date(2100, 0, 1), noInvalidDate: true })

it('names days as people do', () => {
  expect(dayName('2026-11-12', NOW)).toBe('Today')
  expect(dayName('2026-11-11', NOW)).toBe('Yesterday')
  expect(dayName('2026-11-10', NOW)).toBe('Tuesday 10 November')
  expect(dayName('2025-12-31', NOW)).toBe('Wednesday 31 December 2025')
})

it('puts every moment between the begin and the end of its day', () => {
  fc.assert(
    fc.property(time, (date) => {
      const at = date.getTime()
      const day = dayOf(at)
      expect(dayBegins(day)).toBeLessThanOrEqual(at)
      expect(dayEnds(day)).toBeGreaterThanOrEqual(at)
      expect(dayOf((dayEnds(day) ?? 0) + 1)).not.toBe(day)
      expect(dayOf((dayBegins(day) ?? 0) - 1)).not.toBe(day)
    }),
  )
})

it('knows no day that is none', () => {
  expect(['2026-02-30', '2026-13-01', 'today', ''].map(dayBegins)).toEqual([null, null, null, null])
  expect(dayEnds('2026-02-30')).toBeNull()
})

it('writes times and dates shortly', () => {
  expect(timeOfDay(NOW)).toBe('00:30')
  expect(shortDate(NOW)).toBe('12 Nov 2026')
})

it('says how long, how many and how much', () => {
  const SECOND = 1000
  const lengths = [0, 45.4, 59.6, 130, 599, 3720, 6000, 7200, 11_100].map((seconds) => duration(seconds * SECOND))
  expect(lengths).toEqual([
    '0 s',
    '45 s',
    '1 min',
    '2 min 10 s',
    '9 min 59 s',
    '62 min',
    '1 h 40 min',
    '2 h',
    '3 h 5 min',
  ])
  expect([counted(1, 'face'), counted(2, 'face'), counted(1200, 'session')]).toEqual([
    '1 face',
    '2 faces',
    '1,200 sessions',
  ])
  expect([0, 820, 12_400_000, 3e9, 5e12].map(size)).toEqual(['0 bytes', '820 bytes', '12.4 MB', '3.0 GB', '5000.0 GB'])
})
