import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Slot } from './phase'
import { assignSlots, KEEP } from './slots'

const ids = (slots: readonly Slot[]) => slots.map((slot) => slot.id)

describe('assignSlots', () => {
  it('puts new faces at the end', () => {
    expect(ids(assignSlots(assignSlots([], [3], 0), [1, 3, 2], 10))).toEqual([3, 1, 2])
  })

  it('keeps a face’s place while it is away, and tells that it is', () => {
    const slots = assignSlots(assignSlots([], [0, 1], 0), [1], 100)
    expect(slots.map(({ id, present }) => [id, present])).toEqual([
      [0, false],
      [1, true],
    ])
    expect(assignSlots(slots, [1, 0], 200)[0]).toMatchObject({ id: 0, present: true })
  })

  it('gives the place of a face that is long gone to a new one', () => {
    const slots = assignSlots(assignSlots([], [0, 1], 0), [1], 100)
    expect(ids(assignSlots(slots, [1, 2], 200))).toEqual([0, 1, 2])
    expect(ids(assignSlots(slots, [1, 2], KEEP + 200))).toEqual([2, 1])
  })

  it('gives up empty places at the end only', () => {
    const slots = assignSlots(assignSlots([], [0, 1, 2], 0), [1], 100)
    expect(ids(assignSlots(slots, [1], KEEP + 200))).toEqual([0, 1])
  })

  it('gives the same list when nothing changed, so that nothing is rendered', () => {
    const slots = assignSlots([], [0, 1], 0)
    expect(assignSlots(slots, [1, 0], 50)).toBe(slots)
  })

  it('never moves a face that is in view, shows each once, and loses none', () => {
    const steps = fc.array(fc.tuple(fc.uniqueArray(fc.nat(8), { maxLength: 6 }), fc.nat(2 * KEEP)), { maxLength: 40 })
    fc.assert(
      fc.property(steps, (all) => {
        let slots: readonly Slot[] = []
        let now = 0
        for (const [seen, wait] of all) {
          now += wait
          const next = assignSlots(slots, seen, now)
          slots.forEach((slot, place) => {
            if (slot.present && seen.includes(slot.id)) expect(next[place]?.id).toBe(slot.id)
          })
          expect(new Set(ids(next)).size).toBe(next.length)
          expect(
            next
              .filter((slot) => slot.present)
              .map((slot) => slot.id)
              .sort(),
          ).toEqual([...seen].sort())
          slots = next
        }
      }),
    )
  })
})
