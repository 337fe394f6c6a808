import { beforeEach, expect, it } from 'vitest'
import { loadPreferences, savePreferences } from './preferences'

beforeEach(() => localStorage.clear())

it('remembers what was chosen', () => {
  const chosen = { rate: 'all', model: 'small', keep: true } as const
  savePreferences(chosen)
  expect(loadPreferences()).toEqual(chosen)
})

it.each(['', 'null', '[]', '{"rate": 11, "keep": "yes", "model": 4}', 'no JSON'])(
  'begins as usual where %s is remembered',
  (text) => {
    localStorage.setItem('mien.videos', text)
    expect(loadPreferences()).toEqual({ rate: 10, model: null, keep: false })
  },
)
