import { expect, it, vi } from 'vitest'
import { Cursor } from './cursor'

it('the pointer is shown while it rests on the chart, then what was held again', () => {
  const cursor = new Cursor()
  cursor.hold(100)
  cursor.hover(300)
  expect([cursor.shown.get(), cursor.held.get()]).toEqual([300, 100])
  cursor.leave()
  expect(cursor.shown.get()).toBe(100)
})

it('what plays takes it along, unless the pointer rests on the chart', () => {
  const cursor = new Cursor()
  cursor.carry(100)
  expect(cursor.shown.get()).toBe(100)
  cursor.hover(300)
  cursor.carry(140)
  expect(cursor.shown.get()).toBe(300)
  cursor.leave()
  expect(cursor.shown.get()).toBe(140)
})

it('a press takes it from the pointer: what plays goes on from there', () => {
  const cursor = new Cursor()
  const heard = vi.fn()
  const stop = cursor.onHold(heard)
  cursor.hover(300)
  cursor.hold(310)
  cursor.carry(350)
  expect(cursor.shown.get()).toBe(350)
  expect(heard.mock.calls).toEqual([[310]])
  stop()
  cursor.hold(1)
  expect(heard).toHaveBeenCalledTimes(1)
})

it('it is told as still while it is carried, until that rests', () => {
  const cursor = new Cursor()
  cursor.hold(100)
  cursor.carry(200)
  expect(cursor.still.get()).toBe(100)
  cursor.rest()
  expect(cursor.still.get()).toBe(200)
})
