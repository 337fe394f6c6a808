import type { Sample, SessionDetail } from '../src/api/generated'
import { EXPRESSIONS, type Expression } from '../src/lib/expressions'

const MINUTE = 60_000
const SAMPLES = 60

export interface Entry {
  title: string
  notes?: string
  source?: 'webcam' | 'video'
  startedAt?: number
  minutes?: number
  /** What its only face shows most. */
  mostly?: Expression
  /** Not ended, as if it were still recorded. */
  open?: boolean
}

/** Erases all that a service holds and fills it with these short sessions through HTTP; gives their ids. */
export async function fill(url: string, entries: readonly Entry[]): Promise<string[]> {
  await fetch(`${url}/api/storage`, { method: 'DELETE' })
  const ids: string[] = []
  for (const entry of entries) ids.push(await add(url, entry))
  return ids
}

async function add(url: string, entry: Entry): Promise<string> {
  const { title, notes, source = 'webcam', startedAt = Date.now() - 60 * MINUTE, minutes = 2 } = entry
  const begun = await send(url, 'POST', '/api/sessions', { title, source, started_at: startedAt })
  const { id } = (await begun.json()) as SessionDetail
  const to = minutes * MINUTE
  await send(url, 'PUT', `/api/sessions/${id}/batches/0`, { from: 0, to, samples: samplesOf(to, entry.mostly) })
  const ended = entry.open ? {} : { ended: startedAt + to }
  await send(url, 'PATCH', `/api/sessions/${id}`, { ...(notes ? { notes } : {}), ...ended })
  return id
}

const samplesOf = (length: number, mostly: Expression = 'neutral'): Sample[] =>
  Array.from({ length: SAMPLES }, (_, step) => {
    const share = 0.7 + 0.2 * Math.sin(step / 6)
    const rest = (1 - share) / (EXPRESSIONS.length - 1)
    const scores = Object.fromEntries(EXPRESSIONS.map((name) => [name, name === mostly ? share : rest]))
    return {
      at: (step * length) / SAMPLES,
      face: 0,
      box: { x: 40, y: 30, width: 90, height: 100 },
      scores: scores as Sample['scores'],
      confidence: share,
    }
  })

export async function send(url: string, method: string, path: string, body: object): Promise<Response> {
  const answer = await fetch(url + path, {
    method,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${method} ${path}: ${String(answer.status)} ${await answer.text()}`)
  return answer
}
