import type { SessionDetail } from '@/api'
import { largestShares } from '@/lib/shares'
import { percent } from '@/lib/format'

/** The share that is worth naming after the largest, and the one that counts as "mostly". */
const WORTH_NAMING = 0.15
const MOSTLY = 0.4

type Short = Pick<SessionDetail, 'shares' | 'expression_index' | 'unclear'>

/** "Mostly neutral (61 %) and happy (22 %). Mean index 58; 7 % of samples were unclear." */
export function summaryText({ shares, expression_index: index, unclear }: Short): string {
  if (!shares || index === null) return 'No clear samples: none was good enough to tell an expression.'
  const missed = unclear === null || unclear === 0 ? 'no samples were' : `${atLeast(unclear)} % of samples were`
  return `${sharesText(shares)}. Mean index ${index.toFixed(0)}; ${missed} unclear.`
}

function sharesText(shares: NonNullable<Short['shares']>): string {
  const [first, ...others] = largestShares(shares)
  const worthy = others.filter(({ share }) => share >= WORTH_NAMING)
  const named = [first, ...((first?.share ?? 0) >= MOSTLY ? worthy.slice(0, 1) : worthy)]
  const words = named.flatMap((one) => (one ? [`${one.name} (${percent(one.share)} %)`] : []))
  return `${(first?.share ?? 0) >= MOSTLY ? 'Mostly' : 'Mixed:'} ${listed(words)}`
}

/** A small share is not rounded to 0. */
const atLeast = (share: number): string => (share < 0.01 ? 'under 1' : percent(share))

/** "a", "a and b", "a, b and c". */
function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`
}
