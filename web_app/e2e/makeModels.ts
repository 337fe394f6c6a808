import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Condition, Evaluation, ReliabilityBin } from '../src/api/generated'
import { ROOT } from './paths'

const MODEL = join(ROOT, 'models/mini_xception')

export const EVALUATED = 'evaluated'
export const PLAIN = 'plain'

/** Two models in a folder of their own, the real one under two names, one with an evaluation; and how to remove them. */
export function makeModels(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'mien-models-'))
  copyAs(EVALUATED, 'An evaluated model', folder)
  writeFileSync(join(folder, EVALUATED, 'evaluation.json'), JSON.stringify(EVALUATION))
  copyAs(PLAIN, 'A model with a plain record', folder)
  return {
    folder,
    remove: () => {
      rmSync(folder, { recursive: true })
    },
  }
}

function copyAs(name: string, title: string, folder: string): void {
  const target = join(folder, name)
  cpSync(MODEL, target, { recursive: true })
  rmSync(join(target, 'evaluation.json'), { force: true })
  const record = JSON.parse(readFileSync(join(target, 'model.json'), 'utf8')) as { sha256: Record<string, string> }
  delete record.sha256['evaluation.json']
  writeFileSync(join(target, 'model.json'), JSON.stringify({ ...record, name, title, unclear_below: 0.5 }))
}

/** Rows as labelled, columns as called: fear is found in 4 of 10 faces and taken for sad, disgust is rare. */
export const CONFUSION = [
  [262, 9, 38, 21, 79, 12, 46],
  [17, 30, 3, 1, 3, 1, 1],
  [62, 3, 198, 18, 114, 51, 50],
  [18, 1, 10, 781, 22, 18, 45],
  [66, 4, 56, 35, 348, 7, 137],
  [8, 0, 39, 19, 9, 328, 12],
  [39, 1, 22, 46, 94, 8, 397],
]

const ROWS = CONFUSION.flat().reduce((sum, count) => sum + count)

/** Fifteen bins of answers that are a little too sure; none falls in the two lowest. */
const RELIABILITY: ReliabilityBin[] = Array.from({ length: 15 }, (_, bin) => {
  const [low, high] = [bin / 15, (bin + 1) / 15]
  if (bin < 2) return { low, high, rows: 0, confidence: null, accuracy: null }
  const confidence = (low + high) / 2
  return { low, high, rows: 40 + bin * 25, confidence, accuracy: confidence - 0.03 }
})

export const EVALUATION: Evaluation = {
  splits: {
    PublicTest: {
      rows: ROWS,
      protocol: 'FER labels; trained on Training by the official split; these rows chose the epoch and the temperature',
      confusion: CONFUSION,
      reliability: RELIABILITY,
      coverage: Array.from({ length: 20 }, (_, step) => {
        const threshold = step / 20
        return { threshold, coverage: 1 - threshold ** 2 * 0.9, accuracy: 0.652 + threshold ** 2 * 0.32 }
      }),
    },
  },
  robustness: {
    protocol: 'PublicTest by FER labels; each image was enlarged, pasted into a 640x480 JPEG and sent to the service',
    direct: 0.652,
    conditions: [
      condition('plain', '80 to 240 px wide', 0.978, 0.644, 0.224, 0.731),
      condition('dark', 'in a quarter of the light', 0.951, 0.601, 0.413, 0.716),
      condition('covered', 'with the lower half covered', 0.612, 0.338, 0.506, 0.412),
      condition('tiny', '16 px wide', 0, null, 0, null),
    ],
  },
}

function condition(
  name: string,
  description: string,
  found: number,
  accuracy: number | null,
  unclear: number,
  clear: number | null,
): Condition {
  const direct = accuracy === null ? null : 0.652
  return { name, description, rows: 448, found, accuracy, direct, unclear, clear_accuracy: clear }
}
