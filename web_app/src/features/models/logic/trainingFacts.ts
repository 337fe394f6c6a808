import type { ModelCard } from '@/api'
import { count, sentence } from '@/lib/format'

/** How a model was trained in a few named facts: those its record holds. */
export function trainingFacts({ training }: Pick<ModelCard, 'training'>): [name: string, text: string][] {
  const { rows, epochs_trained: epochs, targets, minutes, command } = training
  const facts: [string, string | null][] = [
    ['Data', isNumber(rows) ? `${count(rows)} pictures of FER-2013’s Training split` : null],
    ['Targets', isText(targets) ? sentence(targets) : null],
    ['Epochs', isNumber(epochs) ? count(epochs) : null],
    ['Time', isNumber(minutes) ? duration(minutes) : null],
    ['Command', isText(command) ? command : null],
  ]
  return facts.filter((fact): fact is [string, string] => fact[1] !== null)
}

const isNumber = (value: unknown): value is number => typeof value === 'number'
const isText = (value: unknown): value is string => typeof value === 'string'

function duration(minutes: number): string {
  return minutes < 60 ? `${String(minutes)} min` : `${String(Math.floor(minutes / 60))} h ${String(minutes % 60)} min`
}
