import { storage } from '@/lib/storage'

const KEY = 'mien.videos'

/** How many frames of each second are analysed. */
export const RATES = [
  { value: 'all', name: 'Every frame' },
  { value: 25, name: '25 a second' },
  { value: 10, name: '10 a second' },
  { value: 5, name: '5 a second' },
  { value: 2, name: '2 a second' },
  { value: 1, name: '1 a second' },
] as const

export interface Preferences {
  rate: (typeof RATES)[number]['value']
  /** Null: the service's default. */
  model: string | null
  keep: boolean
}

const USUAL: Preferences = { rate: 10, model: null, keep: false }

/** What was chosen last in this browser; the consent is asked for each time. */
export function loadPreferences(): Preferences {
  const { rate, model, keep } = parsed(storage.read(KEY))
  return {
    rate: RATES.find(({ value }) => value === rate)?.value ?? USUAL.rate,
    model: typeof model === 'string' ? model : USUAL.model,
    keep: keep === true,
  }
}

export const savePreferences = (preferences: Preferences): void => storage.write(KEY, JSON.stringify(preferences))

function parsed(text: string | null): Partial<Record<keyof Preferences, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? '')
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}
