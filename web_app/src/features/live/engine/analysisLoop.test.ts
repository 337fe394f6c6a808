import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { RequestRejected, ServiceUnavailable, type FrameRequest, type FrameResponse } from '@/api'
import { AnalysisLoop, type Frame, type LoopParts } from './analysisLoop'

const FRAME: Frame = { image: 'data:', size: { width: 4, height: 3 }, capturedAt: 0 }
const answer = (step: number) => ({ faces: [], state: { step } }) as unknown as FrameResponse

/** A loop over a source of pictures every 10 ms and a service that the test speaks for. */
function setUp(analyse: LoopParts['analyse'], rest: Partial<LoopParts> = {}) {
  const grabbed: boolean[] = []
  const parts: LoopParts = {
    grab: async (fresh) => {
      grabbed.push(fresh)
      await new Promise((resolve) => setTimeout(resolve, 10))
      return { ...FRAME, capturedAt: performance.now() }
    },
    analyse,
    model: () => null,
    onAnalysis: vi.fn(),
    onTrouble: vi.fn(),
    onWaiting: vi.fn(),
    ...rest,
  }
  return { loop: new AnalysisLoop(parts), parts, grabbed }
}

const after = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)

describe('AnalysisLoop', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('has one request in flight, and sends the newest picture next', async () => {
    let inFlight = 0
    let most = 0
    const sent: number[] = []
    const { loop } = setUp(async (frame) => {
      sent.push(frame.captured_at ?? NaN)
      most = Math.max(most, ++inFlight)
      await new Promise((resolve) => setTimeout(resolve, 100))
      inFlight -= 1
      return answer(0)
    })
    loop.start()
    await after(1100)
    loop.stop()
    expect(most).toBe(1)
    expect(sent).toHaveLength(10)
    expect(sent).toEqual([...sent].sort((a, b) => a - b))
  })

  it('sends back the state of the answer before', async () => {
    const states: FrameRequest['state'][] = []
    const { loop } = setUp((frame) => {
      states.push(frame.state)
      return Promise.resolve(answer(states.length))
    })
    loop.start()
    await after(31)
    expect(states.slice(0, 3)).toEqual([null, { step: 1 }, { step: 2 }])
    loop.start()
    await after(15)
    expect(states.at(-1)).toBeNull()
  })

  it('asks anew for the model with each picture, and goes on with the state', async () => {
    const sent: [FrameRequest['model'], FrameRequest['state']][] = []
    let model: string | null = null
    const analyse: LoopParts['analyse'] = (frame) => {
      sent.push([frame.model, frame.state])
      model = 'wide'
      return Promise.resolve(answer(sent.length))
    }
    const { loop } = setUp(analyse, { model: () => model })
    loop.start()
    await after(21)
    loop.stop()
    expect(sent.slice(0, 2)).toEqual([
      [null, null],
      ['wide', { step: 1 }],
    ])
  })

  it('keeps the state through failures, waits longer each time, and goes on', async () => {
    const states: FrameRequest['state'][] = []
    const { loop, parts, grabbed } = setUp((frame) => {
      states.push(frame.state)
      const calls = states.length
      return calls > 1 && calls < 5 ? Promise.reject(new ServiceUnavailable()) : Promise.resolve(answer(calls))
    })
    loop.start()
    await after(5000)
    expect(vi.mocked(parts.onTrouble).mock.calls).toEqual(
      [500, 1000, 2000].map((retryIn) => [{ kind: 'away', retryIn }]),
    )
    expect(states.slice(1, 5)).toEqual(Array(4).fill({ step: 1 }))
    expect(states[5]).toEqual({ step: 5 })
    expect(grabbed.slice(0, 6)).toEqual([false, true, false, false, false, true])
    loop.stop()
  })

  it('passes on what the service refuses', async () => {
    const problem = { title: 'Unprocessable', detail: 'Send a smaller image.' }
    const { loop, parts } = setUp(() => Promise.reject(new RequestRejected(problem, 413)))
    loop.start()
    await after(20)
    expect(parts.onTrouble).toHaveBeenCalledWith({ kind: 'refused', ...problem, retryIn: 500 })
    loop.stop()
  })

  it('tries at once when asked to', async () => {
    const analyse = vi.fn(() => Promise.reject(new ServiceUnavailable()))
    const { loop } = setUp(analyse)
    loop.start()
    await after(20)
    expect(analyse).toHaveBeenCalledTimes(1)
    loop.retryNow()
    await after(20)
    expect(analyse).toHaveBeenCalledTimes(2)
    loop.stop()
  })

  it('says when an answer takes long, and gives up on one that never comes', async () => {
    const { loop, parts } = setUp(
      (_, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            reject(new ServiceUnavailable())
          })
        }),
    )
    loop.start()
    await after(1600)
    expect(parts.onWaiting).toHaveBeenCalledTimes(1)
    expect(parts.onTrouble).not.toHaveBeenCalled()
    await after(6500)
    expect(parts.onTrouble).toHaveBeenCalledTimes(1)
    loop.stop()
  })

  it('says nothing more once stopped, whatever still comes in', async () => {
    const { loop, parts } = setUp(
      () =>
        new Promise((resolve) =>
          setTimeout(() => {
            resolve(answer(1))
          }, 50),
        ),
    )
    loop.start()
    await after(30)
    loop.stop()
    await after(1000)
    expect(parts.onAnalysis).not.toHaveBeenCalled()
    expect(parts.onTrouble).not.toHaveBeenCalled()
    expect(vi.getTimerCount()).toBe(0)
  })
})
