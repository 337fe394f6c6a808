import { randomUUID } from 'node:crypto'
import type { Sample, Scores, SessionDetail } from '../src/api/generated'
import { EXPRESSIONS } from '../src/lib/expressions'

const SECOND = 1000
const SAMPLES_A_BATCH = 5000

export interface SeedPlan {
  title?: string
  minutes?: number
  faces?: number
  /** Frames a second; every face is in each frame while it is there. */
  hertz?: number
  startedAt?: number
  /** Moments on the session's clock, in seconds, with their texts. */
  markers?: readonly (readonly [seconds: number, text: string])[]
  /** From half of the time on, the first face carries a new id. */
  split?: boolean
  /** Moves what faces show, so that sessions differ; 0 shows most neutral faces, 1 most happy ones. */
  mood?: number
  /** Left open, as if it were still recorded. */
  open?: boolean
}

/** Fills a running service with a made session through HTTP, the same one for the same plan; gives its id. */
export async function seedSession(url: string, plan: SeedPlan = {}): Promise<string> {
  const { title = 'Made session', minutes = 2, startedAt = Date.UTC(2026, 10, 12, 14, 3), markers = [] } = plan
  const length = minutes * 60 * SECOND
  const { id } = await send<SessionDetail>(url, 'POST', '/api/sessions', {
    title,
    started_at: startedAt,
    consent: { at: startedAt - 4 * SECOND, version: '1' },
    settings: { picture_width: 640 },
  })
  const samples = [...madeSamples(plan, length)]
  const batches = Math.max(1, Math.ceil(samples.length / SAMPLES_A_BATCH))
  for (let n = 0; n < batches; n++) {
    const some = samples.slice(n * SAMPLES_A_BATCH, (n + 1) * SAMPLES_A_BATCH)
    const edges = { from: n === 0 ? 0 : some[0]?.at, to: n === batches - 1 ? length : some.at(-1)?.at }
    await send(url, 'PUT', `/api/sessions/${id}/batches/${String(n)}`, { samples: some, ...edges })
  }
  for (const [seconds, text] of markers) {
    await send(url, 'PUT', `/api/sessions/${id}/markers/${randomUUID()}`, { at: seconds * SECOND, text })
  }
  if (!plan.open) await send(url, 'PATCH', `/api/sessions/${id}`, { ended: startedAt + length })
  return id
}

/** How many samples a plan makes: what an export must hold. */
export const countSamples = (plan: SeedPlan): number => [...madeSamples(plan, (plan.minutes ?? 2) * 60 * SECOND)].length

function* madeSamples(
  { faces = 2, hertz = 5, split = false, mood = 0.3 }: SeedPlan,
  length: number,
): Generator<Sample> {
  const frames = Math.round((length / SECOND) * hertz)
  for (let frame = 0; frame < frames; frame++) {
    const at = (frame * SECOND) / hertz
    for (let face = 0; face < faces; face++) {
      const id = split && face === 0 && at >= length / 2 ? faces : face
      yield sample(at, id, face, length, mood)
    }
  }
}

function sample(at: number, id: number, person: number, length: number, mood: number): Sample {
  const scores = madeScores(at, person, length, mood)
  // Each person turns away for a twentieth of the time, one after the other.
  const turned = Math.abs(at / length - 0.2 - person * 0.15) < 0.025
  return {
    at,
    face: id,
    box: { x: 60 + person * 140, y: 90 + 10 * Math.sin(at / 7000 + person), width: 110, height: 120 },
    scores,
    confidence: Math.max(...Object.values(scores)),
    quality: { sharpness: 0.9, brightness: 118, yaw: turned ? 0.8 : 0.1 },
    unclear: turned ? 'turned_away' : null,
  }
}

/** Waves with a little tremor: a softmax over seven, with one strong surprise at seven tenths of the time. */
function madeScores(at: number, person: number, length: number, mood: number): Scores {
  const wave = (times: number, shift: number) => Math.sin((2 * Math.PI * times * at) / length + shift + person * 1.7)
  const tremor = 0.3 * Math.sin(at * 12.9898 + person * 78.233)
  const startled = 5 * Math.exp(-(((at / length - 0.7) * length) ** 2) / (2 * 1500 ** 2)) * (person === 0 ? 1 : 0.3)
  const strengths = {
    angry: -1.6 + 0.8 * wave(4, 1),
    disgust: -2.4 + 0.5 * wave(6, 2),
    fear: -2 + 0.5 * wave(5, 3),
    happy: -0.6 + 2.4 * mood + 1.6 * wave(1.5, 0) + tremor,
    sad: -1.2 + 0.9 * wave(2, 4),
    surprise: -1.5 + 0.8 * wave(7, 5) + startled,
    neutral: 1.2 - mood + 0.6 * wave(2.5, 2),
  }
  const powers = EXPRESSIONS.map((name) => Math.exp(strengths[name]))
  const sum = powers.reduce((total, power) => total + power)
  return Object.fromEntries(EXPRESSIONS.map((name, place) => [name, (powers[place] ?? 0) / sum])) as Scores
}

async function send<T>(url: string, method: string, path: string, body: unknown): Promise<T> {
  const answer = await fetch(url + path, {
    method,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${method} ${path}: ${String(answer.status)} ${await answer.text()}`)
  return (await answer.json()) as T
}
