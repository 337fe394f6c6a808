import type { ComponentType } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LazyModule } from '@/lib/lazyModule'
import { preloadPages, retryLoading, type Missing } from './loading'
import type { PageModule } from './pages'

const Page: ComponentType = () => null

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const after = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)

/** A page whose code fails for so many times first. */
function failing(times: number): { page: PageModule; imported: ReturnType<typeof vi.fn> } {
  let left = times
  const imported = vi.fn(() => (left-- > 0 ? Promise.reject(new TypeError('gone')) : Promise.resolve(Page)))
  return { page: new LazyModule(imported), imported }
}

describe('retryLoading', () => {
  function begin(page: PageModule, isUp: () => boolean) {
    const told: Missing[] = []
    const stopped = new AbortController()
    const done = retryLoading({
      page,
      isServiceUp: () => Promise.resolve(isUp()),
      onMissing: (why) => told.push(why),
      signal: stopped.signal,
    })
    return { told, stopped, done }
  }

  it('asks for the code again only once the service answers', async () => {
    let up = false
    const { page, imported } = failing(0)
    const { told, done } = begin(page, () => up)
    await after(60_000)
    expect(imported).not.toHaveBeenCalled()
    expect(new Set(told)).toEqual(new Set(['away']))
    up = true
    await after(6000)
    await done
    expect(page.value.get()).toBe(Page)
  })

  it('calls the page outdated when the service answers but its code is gone, and keeps trying', async () => {
    const { page } = failing(5)
    const { told, done } = begin(page, () => true)
    await after(60_000)
    await done
    expect(told).toEqual(['away', 'outdated', 'outdated', 'outdated', 'outdated'])
    expect(page.value.get()).toBe(Page)
  })

  it('stops when the page is left', async () => {
    const { page, imported } = failing(99)
    const { stopped, done } = begin(page, () => true)
    await after(3000)
    stopped.abort()
    await done
    const calls = imported.mock.calls.length
    await after(60_000)
    expect(imported).toHaveBeenCalledTimes(calls)
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('preloadPages', () => {
  it('loads each page once, and those that failed again later', async () => {
    const [first, second, third] = [failing(0), failing(2), failing(0)]
    const all = [first, second, third]
    const done = preloadPages(
      all.map(({ page }) => page),
      new AbortController().signal,
    )
    await after(30_000)
    await done
    expect(all.map(({ page }) => page.value.get())).toEqual([Page, Page, Page])
    expect(all.map(({ imported }) => imported.mock.calls.length)).toEqual([1, 3, 1])
  })
})
