import { storage } from '@/lib/storage'

const KEY = 'mien.videos'

/** How many frames of each second are analysed. */
export const RATES = [
  { value: 'all', name: 'Every frame' },
  { value: 25, name: '25 per second' },
  { value: 10, name: '10 per second' },
  { value: 5, name: '5 per second' },
  { value: 2, name: '2 per second' },
  { value: 1, name: '1 per second' },
] as const

export interface Preferences {
  rate: (typeof RATES)[number]['value']
  /** Null: the service's default. */
  model: string | null
  keep: boolean
}

const DEFAULTS: Preferences = { rate: 10, model: null, keep: false }

/** The last choices in this browser; consent is asked for each time. */
export function loadPreferences(): Preferences {
  const { rate, model, keep } = parsed(storage.read(KEY))
  return {
    rate: RATES.find(({ value }) => value === rate)?.value ?? DEFAULTS.rate,
    model: typeof model === 'string' ? model : DEFAULTS.model,
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
