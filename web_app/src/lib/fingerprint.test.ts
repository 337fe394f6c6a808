import { expect, it } from 'vitest'
import { fingerprint } from './fingerprint'

const BLOCK = 8 * 1024 * 1024
const never = new AbortController().signal

/** So many bytes, the same ones each time. */
const bytes = (size: number) => Uint8Array.from({ length: size }, (_, place) => place % 251)

// What the service's own code says of the same bytes.
const KNOWN = [
  [0, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  [1, '1406e05881e299367766d313e26c05564ec91bf721d31726bd6e46e60689539a'],
  [BLOCK - 1, '6ea41157e25a15c53de297dc0906f35524c93a27d808e5f8e58acb7413207d40'],
  [BLOCK, 'c21a64c24730afdea1adabd9b29f204857862bef237d2dee7daf5d525d43213f'],
  [BLOCK + 1, '3a61f31042b55ff7dcc42b7f4cda25a60c656a0ff5131d262acd391c91c8f2f9'],
  [2 * BLOCK, '7edd8fb15c8233cd70fcb55a4a61d7cfe7f67ce065e3880058c2cfb984979e65'],
  [2 * BLOCK + 12_345, 'e333143d8bfbefb12e8269142d9a72e64c023bb33a8092982bdd55fd0c82c715'],
] as const

it.each(KNOWN)('the fingerprint of %i bytes is the service’s', async (size, known) => {
  await expect(fingerprint(new Blob([bytes(size)]), { signal: never })).resolves.toBe(known)
})

it('a file of one block is hashed twice', async () => {
  const once = await crypto.subtle.digest('SHA-256', new TextEncoder().encode('abc'))
  const twice = await crypto.subtle.digest('SHA-256', once)
  const hex = [...new Uint8Array(twice)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  await expect(fingerprint(new Blob(['abc']), { signal: never })).resolves.toBe(hex)
})

it('no more than a block is read at once, and each is told', async () => {
  const file = new Blob([bytes(2 * BLOCK + 1)])
  const sizes: number[] = []
  const slice = file.slice.bind(file)
  file.slice = (from = 0, to = 0) => {
    const part = slice(from, to)
    sizes.push(part.size)
    return part
  }
  const told: number[] = []
  await fingerprint(file, { signal: never, onProgress: (share) => told.push(share) })
  expect(sizes).toEqual([BLOCK, BLOCK, 1])
  expect(told).toEqual([1 / 3, 2 / 3, 1])
})

it('can be cancelled between blocks', async () => {
  const cancelling = new AbortController()
  const told: number[] = []
  const asked = fingerprint(new Blob([bytes(2 * BLOCK)]), {
    signal: cancelling.signal,
    onProgress: (share) => {
      told.push(share)
      cancelling.abort()
    },
  })
  await expect(asked).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }))
  expect(told).toEqual([0.5])
})
