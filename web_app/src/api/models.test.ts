import { afterEach, describe, expect, it, vi } from 'vitest'
import { ServiceBusy, RequestRejected, ServiceUnavailable } from './errors'
import { client } from './generated/client.gen'
import type { Model } from './generated'
import { measureSpeed, modelInUse } from './models'

const model = (name: string, rest: Partial<Model> = {}): Model => ({
  name,
  title: name,
  default: false,
  labels: [],
  parameters: 1,
  metrics: [],
  unclear_below: 0.5,
  licence: 'MIT',
  ...rest,
})

describe('modelInUse', () => {
  const models = [model('wide'), model('usual', { default: true })]

  it.each([
    ['wide', 'wide'],
    [null, 'usual'],
    ['gone', 'usual'],
  ])('where %s was chosen it is %s', (chosen, used) => {
    expect(modelInUse(models, chosen)?.name).toBe(used)
  })

  it('is none while none is known', () => {
    expect(modelInUse([], 'wide')).toBeUndefined()
  })
})

describe('measureSpeed', () => {
  const answerWith = (status: number, body: object | string) => {
    const type = status === 200 ? 'application/json' : 'application/problem+json'
    const fetch = vi.fn(() =>
      Promise.resolve(new Response(JSON.stringify(body), { status, headers: { 'Content-Type': type } })),
    )
    client.setConfig({ baseUrl: 'http://mien.test', fetch })
    return fetch
  }
  const problem = (status: number) => ({ type: 'about:blank', title: 'T', status, detail: 'Try again in a second.' })

  afterEach(() => {
    client.setConfig({ baseUrl: '', fetch: globalThis.fetch })
  })

  it('asks for the model by its name and gives what was measured', async () => {
    const speed = { runtime: 'onnx', threads: 1, runs: 9, median_ms: 0.5, p95_ms: 0.6 }
    const fetch = answerWith(200, speed)
    expect(await measureSpeed('wide')).toEqual(speed)
    const [request] = fetch.mock.calls[0] as unknown as [Request]
    expect([request.method, request.url]).toEqual(['POST', 'http://mien.test/api/models/wide/speed'])
  })

  it('tells a busy service, one that refuses and one that is away apart', async () => {
    answerWith(429, problem(429))
    await expect(measureSpeed('wide')).rejects.toThrow(ServiceBusy)
    await expect(measureSpeed('wide')).rejects.toThrow('Try again in a second.')
    answerWith(404, problem(404))
    await expect(measureSpeed('gone')).rejects.toThrow(RequestRejected)
    answerWith(500, problem(500))
    await expect(measureSpeed('wide')).rejects.toThrow(ServiceUnavailable)
  })
})
