import { expect, it, vi } from 'vitest'
import { LazyModule } from './lazyModule'

it('imports once, and gives what it imported', async () => {
  const importCode = vi.fn(() => Promise.resolve('code'))
  const lazy = new LazyModule(importCode)
  expect(lazy.value.get()).toBeNull()
  expect(await Promise.all([lazy.load(), lazy.load()])).toEqual([true, true])
  expect(await lazy.load()).toBe(true)
  expect(lazy.value.get()).toBe('code')
  expect(importCode).toHaveBeenCalledOnce()
})

it('remembers no failure: the next load imports again', async () => {
  const importCode = vi.fn(() => Promise.resolve('code')).mockRejectedValueOnce(new TypeError('Failed to fetch'))
  const lazy = new LazyModule(importCode)
  expect(await lazy.load()).toBe(false)
  expect([lazy.value.get(), lazy.failed.get()]).toEqual([null, true])
  expect(await lazy.load()).toBe(true)
  expect([lazy.value.get(), lazy.failed.get()]).toEqual(['code', false])
})
