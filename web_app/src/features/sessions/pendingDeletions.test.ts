import fc from 'fast-check'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { RequestRejected, ServiceUnavailable } from '@/api'
import { PendingDeletions, GRACE } from './pendingDeletions'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000)

/** A service that keeps sessions until it is told to erase them, and may refuse for a while. */
function service(ids: readonly string[]) {
  const stored = new Set(ids)
  const asked: string[] = []
  const kept: boolean[] = []
  let failure: Error | null = null
  const pendingDeletions = new PendingDeletions((id, { keepalive }) => {
    asked.push(id)
    kept.push(keepalive)
    if (failure) return Promise.reject(failure)
    stored.delete(id)
    return Promise.resolve()
  })
  return { stored, asked, kept, pendingDeletions, fail: (error: Error | null) => (failure = error) }
}

const IDS = ['a', 'b', 'c', 'd', 'e']
const step = fc.oneof(
  fc.record({ does: fc.constant('add' as const), ids: fc.uniqueArray(fc.constantFrom(...IDS), { minLength: 1 }) }),
  fc.record({ does: fc.constant('undo' as const) }),
  fc.record({ does: fc.constant('leave' as const) }),
  fc.record({ does: fc.constant('wait' as const), seconds: fc.integer({ min: 1, max: GRACE + 2 }) }),
  fc.record({ does: fc.constant('hold' as const), on: fc.boolean() }),
)

it('erases each that was deleted and not undone exactly once, and never one that was undone', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const { stored, asked, pendingDeletions } = service(IDS)
      const deleted = new Set<string>()
      for (const each of steps) {
        const asleep = new Set(pendingDeletions.state.get().waiting)
        if (each.does === 'add') {
          pendingDeletions.add(each.ids)
          for (const id of each.ids) deleted.add(id)
        }
        if (each.does === 'undo') {
          pendingDeletions.undo()
          for (const id of asleep) deleted.delete(id)
        }
        if (each.does === 'leave') await pendingDeletions.send(true)
        if (each.does === 'hold') pendingDeletions.hold(each.on)
        if (each.does === 'wait') await seconds(each.seconds)
        expect(asked.every((id) => deleted.has(id))).toBe(true)
        expect([...pendingDeletions.state.get().gone].sort()).toEqual([...deleted].sort())
      }
      pendingDeletions.hold(false)
      await seconds(GRACE)
      expect([...asked].sort()).toEqual([...deleted].sort())
      expect([...stored].sort()).toEqual(IDS.filter((id) => !deleted.has(id)))
      expect(vi.getTimerCount()).toBe(0)
    }),
  )
})

it('waits the whole time, counting down', async () => {
  const { asked, pendingDeletions } = service(IDS)
  pendingDeletions.add(['a', 'b'])
  await seconds(GRACE - 1)
  expect(asked).toEqual([])
  expect(pendingDeletions.state.get()).toMatchObject({ waiting: ['a', 'b'], left: 1 })
  await seconds(1)
  expect(asked).toEqual(['a', 'b'])
  expect(pendingDeletions.state.get()).toMatchObject({ waiting: [], rounds: 1, failure: null })
})

it('stands still while it is held', async () => {
  const { asked, pendingDeletions } = service(IDS)
  pendingDeletions.add(['a'])
  pendingDeletions.hold(true)
  await seconds(10 * GRACE)
  expect(asked).toEqual([])
  pendingDeletions.hold(false)
  await seconds(GRACE)
  expect(asked).toEqual(['a'])
})

it('sends at once when the page is left, so that it outlives the page', async () => {
  const { kept, pendingDeletions } = service(IDS)
  pendingDeletions.add(['a', 'b'])
  await pendingDeletions.send(true)
  expect(kept).toEqual([true, true])
  await seconds(GRACE)
  expect(kept).toHaveLength(2)
})

it('brings back what was not erased and says why; it can be deleted again', async () => {
  const { stored, pendingDeletions, fail } = service(IDS)
  fail(new ServiceUnavailable('no answer'))
  pendingDeletions.add(['a', 'b'])
  await seconds(GRACE)
  expect(pendingDeletions.state.get()).toMatchObject({ failure: { count: 2, reason: 'The service isn’t responding.' } })
  expect(pendingDeletions.state.get().gone.size).toBe(0)
  fail(null)
  pendingDeletions.add(['a'])
  expect(pendingDeletions.state.get().failure).toBeNull()
  await seconds(GRACE)
  expect(stored.has('a')).toBe(false)
})

it('counts a session that is not there any more as erased, and passes on other refusals', async () => {
  const { pendingDeletions, fail } = service(IDS)
  fail(new RequestRejected({ title: 'Not found', detail: 'There is no such session.' }, 404))
  pendingDeletions.add(['a'])
  await seconds(GRACE)
  expect(pendingDeletions.state.get()).toMatchObject({ failure: null, gone: new Set(['a']) })
  fail(new RequestRejected({ title: 'Full', detail: 'The disk is full.' }, 409))
  pendingDeletions.add(['b'])
  await seconds(GRACE)
  expect(pendingDeletions.state.get().failure?.reason).toBe('The disk is full.')
})
