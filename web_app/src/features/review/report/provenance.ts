import type { Model, SessionDetail } from '@/api'
import { shortDate, timeOfDay } from '@/lib/days'
import { EXPRESSIONS } from '@/lib/expressions'
import { count, exactPercent, percent } from '@/lib/format'

/** What recorded the session, in named facts. */
export function provenanceFacts({ made_with: made, consent, source, started_at }: SessionDetail): [string, string][] {
  const settings = Object.entries(made.settings).map(([name, value]) => `${name.replaceAll('_', ' ')} ${String(value)}`)
  return [
    ['Model', `${made.model}, sha256 ${shortHash(made.model_sha256)}, runtime ${made.runtime}`],
    ['Version of Mien', made.version],
    [
      'Unclear',
      `where the model is less than ${percent(made.unclear_below)} % sure, or the face is too small, dark, bright, blurred or turned away`,
    ],
    ['Temperature', String(made.temperature)],
    ['Index weights', EXPRESSIONS.map((name) => `${name} ${String(made.index_weights[name] ?? '–')}`).join(', ')],
    ['Source', [source, ...settings].join(', ')],
    [
      'Consent',
      consent ? `given ${when(consent.at, started_at)}, text version ${consent.version}` : 'no receipt is stored',
    ],
  ]
}

/** The first letters of the hash of the file that was run: enough to tell models apart. */
function shortHash(hashes: Record<string, string>): string {
  const hash = hashes['model.onnx'] ?? Object.values(hashes)[0] ?? ''
  return hash.slice(0, 12)
}

const when = (at: number, started: number) =>
  Math.abs(at - started) < 3_600_000 ? timeOfDay(at) : `${shortDate(at)}, ${timeOfDay(at)}`

/** How often the model is right, with how that was measured; that it is not known where nobody measured. */
export function accuracyText(model: Model | undefined): string {
  const measured = model?.metrics.filter(({ name }) => name === 'accuracy') ?? []
  const figure = measured.at(-1)
  if (!figure) return 'How often this model is right is not recorded here.'
  const { value, data, split, rows, protocol } = figure
  return `The model is right for ${exactPercent(value)} of ${count(rows)} pictures of ${data}, ${split} (${protocol}); on other people and cameras it may be worse.`
}
