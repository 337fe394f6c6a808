/** Why a face's expression is unreliable; null if it is reliable. */
export type Unclear = keyof typeof REASONS | null

export const REASONS = {
  low_confidence: 'low confidence',
  too_small: 'too small',
  too_dark: 'too dark',
  too_bright: 'too bright',
  too_blurred: 'too blurry',
  turned_away: 'turned away',
} as const
