import { afterEach, describe, expect, it, vi } from 'vitest'
import { RequestRejected, ServiceUnavailable } from './errors'
import { analyseFrame } from './frames'
import { client } from './generated/client.gen'

const never = new AbortController().signal

/** Lets the client speak to this function instead of the network. */
function answerWith(status: number, body: string, type = 'application/json') {
  const fetch = vi.fn(() => Promise.resolve(new Response(body, { status, headers: { 'Content-Type': type } })))
  client.setConfig({ baseUrl: 'http://mien.test', fetch: fetch })
  return fetch
}

const send = () => analyseFrame({ image: 'data:,' }, never)

afterEach(() => {
  client.setConfig({ baseUrl: '', fetch: globalThis.fetch })
})

describe('analyseFrame', () => {
  it('gives the answer', async () => {
    const answer = { faces: [], state: { at: 1, next_id: 0, tracks: [] }, model: 'm', timing_ms: {} }
    answerWith(200, JSON.stringify(answer))
    expect(await send()).toEqual(answer)
  })

  it('tells what the service says is wrong', async () => {
    const problem = { type: 'about:blank', title: 'Too large', status: 413, detail: 'Send a smaller image.' }
    answerWith(413, JSON.stringify(problem), 'application/problem+json')
    await expect(send()).rejects.toThrow(RequestRejected)
    await expect(send()).rejects.toThrow('Send a smaller image.')
  })

  it.each([
    ['a failing service', 500, JSON.stringify({ title: 'Error', detail: 'It failed.' })],
    ['a proxy that speaks', 502, '<html>Bad gateway</html>'],
    ['a gate that asks to log in', 401, '<html>Who are you</html>'],
    ['something else at the address', 200, '"hello"'],
  ])('calls %s away, to be tried again', async (_, status, body) => {
    answerWith(status, body)
    await expect(send()).rejects.toThrow(ServiceUnavailable)
  })

  it('calls a broken or unreadable answer away', async () => {
    answerWith(200, '{"faces": [')
    await expect(send()).rejects.toThrow(ServiceUnavailable)
    answerWith(200, '').mockRejectedValue(new TypeError('Failed to fetch'))
    await expect(send()).rejects.toThrow(ServiceUnavailable)
  })
})
