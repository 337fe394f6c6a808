import { afterEach, expect, it, vi } from 'vitest'
import { ServiceBusy, RequestRejected, ServiceUnavailable } from './errors'
import { client } from './generated/client.gen'
import { sendMessage, type Message } from './recording'

const ID = '8d0bb3a2-7f2f-4a57-9c56-02e8a9a1f0d3'
const MESSAGES: [Message, string, object][] = [
  [{ kind: 'begin', body: { title: 'A', started_at: 5 } }, 'POST /api/sessions', { id: ID, title: 'A', started_at: 5 }],
  [
    { kind: 'batch', n: 3, body: { samples: [], from: 0, to: 1 } },
    `PUT /api/sessions/${ID}/batches/3`,
    { samples: [], from: 0, to: 1 },
  ],
  [{ kind: 'marker', id: 'm', body: { at: 1, text: 'x' } }, `PUT /api/sessions/${ID}/markers/m`, { at: 1, text: 'x' }],
  [{ kind: 'end', at: 9 }, `PATCH /api/sessions/${ID}`, { ended: 9 }],
]

function answerWith(status: number, body: object) {
  const fetch = vi.fn<(request: Request) => Promise<Response>>(() =>
    Promise.resolve(new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })),
  )
  client.setConfig({ baseUrl: 'http://mien.test', fetch: fetch as typeof globalThis.fetch })
  return fetch
}

afterEach(() => {
  client.setConfig({ baseUrl: '', fetch: globalThis.fetch })
})

it.each(MESSAGES)('a message of kind %o goes where it belongs', async (message, where, body) => {
  const fetch = answerWith(200, {})
  await sendMessage(ID, message)
  const [[request] = []] = fetch.mock.calls
  expect(`${request?.method ?? ''} ${request?.url ?? ''}`.replace('http://mien.test', '')).toBe(where)
  expect(await request?.json()).toEqual(body)
})

it.each([
  [429, ServiceBusy],
  [503, ServiceBusy],
  [507, ServiceBusy],
  [500, ServiceUnavailable],
  [404, RequestRejected],
  [409, RequestRejected],
  [422, RequestRejected],
])('an answer of %i is told apart', async (status, failure) => {
  answerWith(status, { type: 'about:blank', title: 'T', status, detail: 'The disk is full.' })
  const sending = sendMessage(ID, { kind: 'end', at: 1 })
  await expect(sending).rejects.toThrow(failure)
  if (status !== 500) await expect(sending).rejects.toThrow('The disk is full.')
})
