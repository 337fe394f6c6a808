import type { Model, SessionDetail } from '@/api'
import { shortDate, timeOfDay } from '@/lib/days'
import { EXPRESSIONS } from '@/lib/expressions'
import { count, exactPercent, percent } from '@/lib/format'

/** What recorded the session: model, version and settings. */
export function provenanceFacts({ made_with: made, consent, source, started_at }: SessionDetail): [string, string][] {
  const settings = Object.entries(made.settings).map(([name, value]) => `${name.replaceAll('_', ' ')} ${String(value)}`)
  return [
    ['Model', `${made.model}, sha256 ${shortHash(made.model_sha256)}, runtime ${made.runtime}`],
    ['Mien version', made.version],
    [
      'Unclear',
      `confidence below ${percent(made.unclear_below)} %, or a face that is too small, dark, bright, blurry or turned away`,
    ],
    ['Temperature', String(made.temperature)],
    ['Index weights', EXPRESSIONS.map((name) => `${name} ${String(made.index_weights[name] ?? '–')}`).join(', ')],
    ['Source', [source, ...settings].join(', ')],
    ['Consent', consent ? `given ${when(consent.at, started_at)}, text version ${consent.version}` : 'not recorded'],
  ]
}

/** The start of the hash of the model file: enough to tell models apart. */
function shortHash(hashes: Record<string, string>): string {
  const hash = hashes['model.onnx'] ?? Object.values(hashes)[0] ?? ''
  return hash.slice(0, 12)
}

const when = (at: number, started: number) =>
  Math.abs(at - started) < 3_600_000 ? timeOfDay(at) : `${shortDate(at)}, ${timeOfDay(at)}`

/** The accuracy of the model with how it was measured, or that it is unknown. */
export function accuracyText(model: Model | undefined): string {
  const measured = model?.metrics.filter(({ name }) => name === 'accuracy') ?? []
  const figure = measured.at(-1)
  if (!figure) return 'The accuracy of this model is not recorded here.'
  const { value, data, split, rows, protocol } = figure
  return `Accuracy ${exactPercent(value)} on ${count(rows)} pictures of ${data}, ${split} (${protocol}). It may be lower for other people and cameras.`
}
