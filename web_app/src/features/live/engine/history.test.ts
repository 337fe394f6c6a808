import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { History, SPAN_SECONDS, STEP_MS, summarise } from './history'

const index = (...values: number[]) => new Map(values.map((value, id) => [id, value]))

describe('History', () => {
  it('takes one column a step', () => {
    const history = new History()
    expect([0, 10, 99, 100, 205].map((now) => history.add(now, index(50)))).toEqual([true, false, false, true, true])
    expect(history.average).toEqual([50, 50, 50])
    expect(history.seconds).toEqual([-0.2, -0.1, 0])
  })

  it('leaves a gap where nothing was known, and none for a hiccup', () => {
    const history = new History()
    history.add(0, index(40))
    history.add(3 * STEP_MS, index(60))
    expect(history.average).toEqual([40, 60, 60, 60])
    history.add(20 * STEP_MS, index(60))
    expect(history.average.slice(4, -1)).toEqual(Array(16).fill(null))
  })

  it('holds a line a face and their average', () => {
    const history = new History()
    history.add(0, index(20))
    history.add(100, index(20, 80))
    history.add(200, new Map([[1, 80]]))
    expect(history.faces.get(0)).toEqual([20, 20, null])
    expect(history.faces.get(1)).toEqual([null, 80, 80])
    expect(history.average).toEqual([20, 50, 80])
  })

  it('forgets what is older than a minute, faces too', () => {
    const history = new History()
    history.add(0, index(20, 30))
    for (let now = STEP_MS; now <= SPAN_SECONDS * 1000; now += STEP_MS) history.add(now, index(40))
    expect(history.average).toHaveLength((SPAN_SECONDS * 1000) / STEP_MS)
    expect([...history.faces.keys()]).toEqual([0])
  })

  it('keeps all lines equally long, whatever comes', () => {
    const steps = fc.array(fc.tuple(fc.nat(3000), fc.uniqueArray(fc.nat(5))), { maxLength: 60 })
    fc.assert(
      fc.property(steps, (all) => {
        const history = new History()
        let now = 0
        for (const [wait, ids] of all) {
          now += wait
          history.add(now, new Map(ids.map((id) => [id, id * 10])))
        }
        for (const line of history.faces.values()) expect(line).toHaveLength(history.average.length)
      }),
    )
  })
})

it('summarise', () => {
  expect(summarise([null, 20, 40, null])).toEqual({ now: null, mean: 30, lowest: 20, highest: 40 })
  expect(summarise([null])).toBeNull()
})
