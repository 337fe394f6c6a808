import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Evaluation, ReliabilityBin } from '../src/api/generated'
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
  const record = JSON.parse(readFileSync(join(target, 'model.json'), 'utf8')) as object
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
    protocol:
      'Every eighth row of PublicTest, enlarged and pasted into 640x480 frames, sent through the whole service.',
    direct: 0.652,
    conditions: [
      { name: 'plain', description: 'Pasted, nothing else', rows: 448, found: 0.978, accuracy: 0.644, unclear: 0.224 },
      { name: 'dark', description: 'A fifth as bright', rows: 448, found: 0.951, accuracy: 0.601, unclear: 0.413 },
      { name: 'half', description: 'Lower half covered', rows: 448, found: 0.612, accuracy: 0.338, unclear: 0.506 },
      { name: 'tiny', description: '16 pixels large', rows: 448, found: 0, accuracy: null, unclear: 1 },
    ],
  },
}
