import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { RequestRejected, ServiceBusy, ServiceUnavailable, type Message, type SendMessage } from '@/api'
import { MemoryQueue, type Queue } from './queue'
import { RecordingSync, type Locks } from './recordingSync'

const SCORES = { angry: 0, disgust: 0, fear: 0, happy: 1, sad: 0, surprise: 0, neutral: 0 }
const BOX = { x: 0, y: 0, width: 1, height: 1 }
const BEGIN: Message = { kind: 'begin', body: { title: 'A' } }
const END: Message = { kind: 'end', at: 9 }
const batch = (n: number, samples = 2): Message => ({
  kind: 'batch',
  n,
  body: {
    samples: Array.from({ length: samples }, () => ({ at: n, face: 0, box: BOX, scores: SCORES, confidence: 1 })),
  },
})
const marker = (id: string): Message => ({ kind: 'marker', id, body: { at: 1, text: id } })

/** What happens to a try: it works, never arrives, is stored but its answer is lost, or finds no room. */
const FATES = ['works', 'away', 'deaf', 'full'] as const
type Fate = (typeof FATES)[number]

/** A service as far as a client can tell: sessions hold what was put, sent twice it is there once. */
class Service {
  readonly sessions = new Map<string, { batches: Map<number, number>; markers: Set<string>; ended: number | null }>()
  readonly log: string[] = []
  fates: Fate[] = []
  rejection: RequestRejected | null = null

  send: SendMessage = async (id, message) => {
    const fate = this.fates.shift() ?? 'works'
    await new Promise((resolve) => setTimeout(resolve, 5))
    if (fate === 'away') throw new ServiceUnavailable()
    if (fate === 'full') throw new ServiceBusy('The disk is full.')
    if (this.rejection && message.kind === 'batch') throw this.rejection
    this.take(id, message)
    if (fate === 'deaf') throw new ServiceUnavailable()
  }

  private take(id: string, message: Message): void {
    this.log.push(`${id} ${message.kind} ${message.kind === 'batch' ? String(message.n) : ''}`.trim())
    if (message.kind === 'begin' && !this.sessions.has(id))
      this.sessions.set(id, { batches: new Map(), markers: new Set(), ended: null })
    const session = this.sessions.get(id)
    if (!session) throw new RequestRejected({ title: 'Not found', detail: 'There is no such session.' }, 404)
    if (message.kind === 'batch') session.batches.set(message.n, message.body.samples.length)
    if (message.kind === 'marker') session.markers.add(message.id)
    if (message.kind === 'end') session.ended = message.at
  }
}

/** Web Locks as far as they are used here. */
class TabLocks {
  private readonly held = new Set<string>()

  request = async (name: string, _: unknown, work: (lock: unknown) => Promise<unknown>): Promise<unknown> => {
    if (this.held.has(name)) return work(null)
    this.held.add(name)
    try {
      return await work({ name })
    } finally {
      this.held.delete(name)
    }
  }
}

let service: Service
let persistent: MemoryQueue<Message>
let locks: Locks
const stops: (() => void)[] = []

/** A tab: all tabs share the browser's store, its locks and the service. */
function openTab(store: Queue<Message> = persistent) {
  const sync = new RecordingSync({ persistent: store, send: service.send, locks })
  const close = sync.start()
  stops.push(close)
  return { sync, close }
}

const after = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)

function setUp() {
  service = new Service()
  persistent = new MemoryQueue()
  locks = new TabLocks() as unknown as Locks
}

beforeEach(() => {
  vi.useFakeTimers()
  setUp()
})
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
  vi.useRealTimers()
})

const nothing = () => undefined

describe('RecordingSync', () => {
  it('takes each message to the service in order, and keeps none', async () => {
    const { sync } = openTab()
    const channel = sync.open('a', nothing)
    for (const message of [BEGIN, batch(0), batch(1), marker('m'), END]) channel.send(message)
    await after(100)
    expect(service.log).toEqual(['a begin', 'a batch 0', 'a batch 1', 'a marker', 'a end'])
    expect(await channel.outcome).toBe('stored')
    expect(await persistent.keys()).toEqual([])
    expect(sync.pendingSamples.get()).toBe(0)
  })

  it('counts what waits while the service is away, says what it says, and delivers when it is back', async () => {
    service.fates = ['works', 'away', 'full', 'full']
    const { sync } = openTab()
    const channel = sync.open('a', nothing)
    for (const message of [BEGIN, batch(0), batch(1)]) channel.send(message)
    await after(600)
    expect(sync.pendingSamples.get()).toBe(4)
    expect(sync.problem.get()).toEqual({ detail: 'The disk is full.' })
    await after(10_000)
    expect(sync.pendingSamples.get()).toBe(0)
    expect(sync.problem.get()).toBeNull()
    expect(service.sessions.get('a')?.batches.size).toBe(2)
  })

  it('delivers what a closed tab left, and leaves alone what an open one sends', async () => {
    service.fates = ['works', ...Array<Fate>(100).fill('away')]
    const first = openTab()
    const channel = first.sync.open('a', nothing)
    for (const message of [BEGIN, batch(0), batch(1)]) channel.send(message)
    await after(3000)
    const second = openTab()
    await after(5000)
    expect(second.sync.pendingSamples.get()).toBe(4)
    expect(second.sync.problem.get()).toBeNull()
    first.close()
    service.fates = []
    await after(30_000)
    expect(service.log).toEqual(['a begin', 'a batch 0', 'a batch 1'])
    expect(second.sync.pendingSamples.get()).toBe(0)
  })

  it('drops all of a session that was erased, tells how much that was, and takes nothing more of it', async () => {
    const rejections = vi.fn()
    const { sync } = openTab()
    const channel = sync.open('a', rejections)
    channel.send(BEGIN)
    await after(50)
    service.sessions.delete('a')
    for (const message of [batch(0), batch(1, 3)]) channel.send(message)
    await after(100)
    const gone = {
      session: 'a',
      kind: 'batch',
      status: 404,
      detail: 'There is no such session.',
      samples: 5,
      whole: true,
    }
    expect(rejections.mock.calls).toEqual([[gone]])
    expect(sync.rejection.get()).toEqual(gone)
    expect(await channel.outcome).toBe('rejected')
    channel.send(batch(2))
    await after(30_000)
    expect(await persistent.keys()).toEqual([])
    expect(sync.pendingSamples.get()).toBe(0)
  })

  it('drops all that waits where everything is to be forgotten', async () => {
    service.fates = Array<Fate>(20).fill('away')
    const { sync } = openTab()
    const channel = sync.open('a', nothing)
    for (const message of [BEGIN, batch(0), END]) channel.send(message)
    await after(600)
    expect(sync.pendingSamples.get()).toBe(2)
    await sync.clear()
    expect(sync.pendingSamples.get()).toBe(0)
    service.fates = []
    await after(60_000)
    expect(service.log).toEqual([])
  })

  it('drops only the batch that a full session does not take', async () => {
    const rejections = vi.fn()
    const { sync } = openTab()
    const channel = sync.open('a', rejections)
    channel.send(BEGIN)
    await after(50)
    service.rejection = new RequestRejected({ title: 'Conflict', detail: 'The session is full.' }, 409)
    for (const message of [batch(0), marker('m'), END]) channel.send(message)
    await after(100)
    expect(rejections).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ status: 409, samples: 2, whole: false }),
    )
    expect(service.sessions.get('a')).toEqual({ batches: new Map(), markers: new Set(['m']), ended: 9 })
    expect(await channel.outcome).toBe('stored')
  })

  it('keeps what is refused for a reason that may pass', async () => {
    service.rejection = new RequestRejected({ title: 'Forbidden', detail: 'Log in first.' }, 403)
    const { sync } = openTab()
    const channel = sync.open('a', nothing)
    for (const message of [BEGIN, batch(0)]) channel.send(message)
    await after(3000)
    expect(sync.problem.get()).toEqual({ detail: 'Log in first.' })
    service.rejection = null
    await after(6000)
    expect(service.sessions.get('a')?.batches.size).toBe(1)
  })

  it('goes on in memory where the browser keeps nothing, and says that leaving would lose it', async () => {
    const full = new MemoryQueue<Message>()
    full.put = () => Promise.reject(new DOMException('no room', 'QuotaExceededError'))
    service.fates = ['works', 'away', 'away']
    const { sync } = openTab(full)
    const channel = sync.open('a', nothing)
    for (const message of [BEGIN, batch(0)]) channel.send(message)
    await after(700)
    expect(sync.memoryOnly.get()).toBe('full')
    await after(5000)
    expect(service.sessions.get('a')?.batches.size).toBe(1)
    expect(sync.memoryOnly.get()).toBeNull()
  })

  it('delivers without locks too, where the browser has none or denies them', async () => {
    locks = { request: () => Promise.reject(new DOMException('no', 'SecurityError')) }
    const { sync } = openTab()
    const channel = sync.open('a', nothing)
    for (const message of [BEGIN, batch(0), END]) channel.send(message)
    await after(100)
    expect(await channel.outcome).toBe('stored')
    expect(service.log).toEqual(['a begin', 'a batch 0', 'a end'])
  })

  it('sends what was queued just before the page is closed, although its sender has no time for it', async () => {
    const { sync, close } = openTab()
    const channel = sync.open('a', nothing)
    channel.send(BEGIN)
    await after(50)
    channel.send(batch(0))
    channel.sendLast([batch(1), END])
    close()
    await persistent.drop('a')
    await after(20)
    expect(service.sessions.get('a')).toMatchObject({
      ended: 9,
      batches: new Map([
        [0, 2],
        [1, 2],
      ]),
    })
  })

  it('sends at once while the page is left, and keeps it for the next page all the same', async () => {
    const first = openTab()
    const channel = first.sync.open('a', nothing)
    channel.send(BEGIN)
    await after(50)
    service.fates = ['works', 'works']
    channel.sendLast([batch(0), END])
    first.close()
    await after(20)
    expect(service.sessions.get('a')).toMatchObject({ ended: 9, batches: new Map([[0, 2]]) })
    openTab()
    await after(20_000)
    expect(service.sessions.get('a')).toMatchObject({ ended: 9, batches: new Map([[0, 2]]) })
    expect(await persistent.keys()).toEqual([])
  })

  it('brings every batch of every session once, whatever fails, whenever tabs close', { timeout: 60_000 }, async () => {
    const fates = fc.array(fc.constantFrom(...FATES), { maxLength: 40 })
    const session = fc.record({
      batches: fc.integer({ min: 0, max: 8 }),
      gap: fc.integer({ min: 0, max: 900 }),
      ended: fc.boolean(),
    })
    const closing = fc.option(fc.integer({ min: 1, max: 6000 }))
    await fc.assert(
      fc.asyncProperty(
        fates,
        fc.array(session, { minLength: 1, maxLength: 3 }),
        closing,
        async (fate, sessions, closes) => {
          setUp()
          service.fates = [...fate]
          const tabs = sessions.map(() => openTab())
          sessions.forEach(({ batches, gap, ended }, place) => {
            const channel = tabs[place]?.sync.open(`s${String(place)}`, nothing)
            channel?.send(BEGIN)
            for (let n = 0; n < batches; n++) setTimeout(() => channel?.send(batch(n, n + 1)), n * gap)
            if (ended) setTimeout(() => channel?.send(END), batches * gap)
          })
          if (closes !== null) setTimeout(() => tabs[0]?.close(), closes)
          openTab()
          await after(400_000)
          sessions.forEach(({ batches, ended }, place) => {
            const stored = service.sessions.get(`s${String(place)}`)
            const expected = new Map(Array.from({ length: batches }, (_, n) => [n, n + 1]))
            expect(stored).toEqual({ batches: expected, markers: new Set(), ended: ended ? 9 : null })
          })
          expect(service.log.filter((line, at) => at > 0 && line === service.log[at - 1]).length).toBeLessThanOrEqual(
            fate.filter((one) => one === 'deaf').length,
          )
          expect(await persistent.keys()).toEqual([])
          for (const stop of stops.splice(0)) stop()
        },
      ),
      { numRuns: 60 },
    )
  })
})
