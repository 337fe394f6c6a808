import { expect, it, vi } from 'vitest'
import { cameraFailure } from './camera'

it.each([
  ['NotAllowedError', 'denied'],
  ['NotFoundError', 'no-camera'],
  ['OverconstrainedError', 'no-camera'],
  ['NotReadableError', 'in-use'],
  ['SecurityError', 'insecure'],
])('%s means %s', (name, failure) => {
  expect(cameraFailure(new DOMException('', name))).toBe(failure)
})

it('a browser that hides its cameras from insecure pages fails differently', () => {
  vi.stubGlobal('isSecureContext', false)
  expect(cameraFailure(new TypeError('navigator.mediaDevices is undefined'))).toBe('insecure')
  vi.stubGlobal('isSecureContext', true)
  expect(cameraFailure(new TypeError('something else'))).toBe('in-use')
  vi.unstubAllGlobals()
})
