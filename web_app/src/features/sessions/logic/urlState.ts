import type { SessionQuery } from '@/api'
import { dayBegins, dayEnds } from '@/lib/days'

const MINUTE = 60_000

/** The orders, by their names in the URL. */
export const SORTS = {
  newest: { name: 'Newest first', sort: 'started_at', order: 'desc' },
  oldest: { name: 'Oldest first', sort: 'started_at', order: 'asc' },
  title: { name: 'Title', sort: 'title', order: 'asc' },
  longest: { name: 'Longest first', sort: 'duration_ms', order: 'desc' },
  index: { name: 'Highest index', sort: 'expression_index', order: 'desc' },
} as const

export const SOURCES = { any: 'Any source', webcam: 'Webcam', video: 'Video file' } as const

export const LENGTHS = {
  any: { name: 'Any length' },
  short: { name: 'Up to 1 minute', max: MINUTE },
  medium: { name: '1 to 10 minutes', min: MINUTE, max: 10 * MINUTE },
  long: { name: '10 to 60 minutes', min: 10 * MINUTE, max: 60 * MINUTE },
  hours: { name: 'Over an hour', min: 60 * MINUTE },
} as const satisfies Record<string, { name: string; min?: number; max?: number }>

/** What the page shows, as in the URL; an empty day sets no limit. */
export interface View {
  search: string
  sort: keyof typeof SORTS
  source: keyof typeof SOURCES
  length: keyof typeof LENGTHS
  from: string
  to: string
  page: number
}

export const WHOLE: View = { search: '', sort: 'newest', source: 'any', length: 'any', from: '', to: '', page: 1 }
export const PER_PAGE = 20
export const MAX_SEARCH = 200
const LAST_PAGE = 1_000_000

/** Reads a URL; invalid values are ignored. */
export function readView(params: URLSearchParams): View {
  const day = (name: string) => (dayBegins(params.get(name) ?? '') === null ? '' : (params.get(name) ?? ''))
  const page = Number(params.get('page') ?? 1)
  return {
    search: cleanSearch(params.get('search') ?? ''),
    sort: oneOf(SORTS, params.get('sort'), 'newest'),
    source: oneOf(SOURCES, params.get('source'), 'any'),
    length: oneOf(LENGTHS, params.get('length'), 'any'),
    from: day('from'),
    to: day('to'),
    page: Number.isInteger(page) && page >= 1 && page <= LAST_PAGE ? page : 1,
  }
}

/** The URL parameters of a view, without defaults. */
export function writeView(view: View): URLSearchParams {
  const said = Object.entries(view).filter(([name, value]) => value !== WHOLE[name as keyof View])
  return new URLSearchParams(said.map(([name, value]) => [name, String(value)]))
}

/** The query for the service. */
export function queryOf({ search, sort, source, length, from, to, page }: View): SessionQuery {
  const { min, max } = { min: undefined, max: undefined, ...LENGTHS[length] }
  return {
    search,
    source: source === 'any' ? undefined : source,
    from: dayBegins(from) ?? undefined,
    to: dayEnds(to) ?? undefined,
    min_ms: min,
    max_ms: max,
    sort: SORTS[sort].sort,
    order: SORTS[sort].order,
    page,
    per_page: PER_PAGE,
  }
}

/** The number of active filters, not counting the search. */
export const filtersIn = ({ source, length, from, to }: View): number =>
  [source !== 'any', length !== 'any', from !== '', to !== ''].filter(Boolean).length

/** A valid search: no NUL character, no longer than the service accepts. */
export const cleanSearch = (text: string): string => text.replaceAll('\0', '').slice(0, MAX_SEARCH)

function oneOf<T extends object>(names: T, asked: string | null, otherwise: keyof T): keyof T {
  return asked !== null && Object.hasOwn(names, asked) ? (asked as keyof T) : otherwise
}
