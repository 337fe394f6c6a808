import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { backoff, pause } from './backoff'
import { clock, fileStamp, percent } from './format'
import { Meter } from './meter'
import { approach } from './motion'

describe('backoff', () => {
  it('waits longer each time, up to the longest', () => {
    expect([0, 1, 2, 3, 4, 50].map((attempt) => backoff(attempt))).toEqual([500, 1000, 2000, 4000, 5000, 5000])
  })
})

describe('pause', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('ends after its time', async () => {
    const ended = vi.fn()
    void pause(1000, new AbortController().signal).then(ended)
    await vi.advanceTimersByTimeAsync(999)
    expect(ended).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(ended).toHaveBeenCalled()
  })

  it('ends at once when aborted, before or while it waits', async () => {
    const controller = new AbortController()
    const waiting = pause(1000, controller.signal)
    controller.abort()
    await waiting
    await pause(1000, controller.signal)
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('approach', () => {
  it('goes half of the way in a half-life, whatever the frame rate', () => {
    expect(approach(0, 10, 50, 50)).toBe(5)
    const twice = approach(approach(0, 10, 25, 50), 10, 25, 50)
    expect(twice).toBeCloseTo(5, 9)
  })

  it('never leaps over its target', () => {
    const number = fc.double({ min: -1e3, max: 1e3, noNaN: true })
    fc.assert(
      fc.property(number, number, fc.double({ min: 0, max: 1e4, noNaN: true }), (from, to, elapsed) => {
        const at = approach(from, to, elapsed, 80)
        expect(at).toBeGreaterThanOrEqual(Math.min(from, to) - 1e-9)
        expect(at).toBeLessThanOrEqual(Math.max(from, to) + 1e-9)
      }),
    )
  })

  it('is there at once where no motion is wanted', () => {
    expect(approach(0, 10, 1, 0)).toBe(10)
  })
})

describe('Meter', () => {
  it('measures the rate and the typical duration', () => {
    const meter = new Meter()
    for (let at = 0; at <= 1000; at += 100) meter.add(at, at === 500 ? 900 : 20)
    expect(meter.rate(1000)).toBeCloseTo(10)
    expect(meter.typical(1000)).toBe(20)
  })

  it('forgets what is long ago', () => {
    const meter = new Meter(2000)
    meter.add(0, 20)
    meter.add(100, 20)
    expect(meter.rate(5000)).toBe(0)
    expect(meter.typical(5000)).toBe(0)
  })
})

it('words for figures', () => {
  expect(percent(0.934)).toBe('93')
  expect([0, 75.4, 3600, NaN].map(clock)).toEqual(['0:00', '1:15', '60:00', '0:00'])
  expect(fileStamp(new Date(2026, 10, 2, 4, 3, 5))).toBe('2026-11-02-040305')
})
