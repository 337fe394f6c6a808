interface Drawing {
  /** Drawn faintly in the text colour. */
  base: string
  /** Drawn in the accent colour. */
  accent: string
}

const FINDER = 'M36 32v-8a8 8 0 0 1 8-8h8M108 16h8a8 8 0 0 1 8 8v8M124 80v8a8 8 0 0 1-8 8h-8M52 96h-8a8 8 0 0 1-8-8v-8'
const HEAD = 'M80 32c-11 0-17 8-17 19 0 12 7 22 17 22s17-10 17-22c0-11-6-19-17-19z'
const SHOULDERS = 'M50 96c2-13 12-18 22-20M110 96c-2-13-12-18-22-20'
const CAMERA = 'M28 40a8 8 0 0 1 8-8h52a8 8 0 0 1 8 8v36a8 8 0 0 1-8 8H36a8 8 0 0 1-8-8zM96 52l26-14v40L96 64'
const SCREEN = 'M22 30a6 6 0 0 1 6-6h40a6 6 0 0 1 6 6v34a6 6 0 0 1-6 6H28a6 6 0 0 1-6-6zM38 84h20M48 70v14'
const FILM =
  'M34 28h92a6 6 0 0 1 6 6v44a6 6 0 0 1-6 6H34a6 6 0 0 1-6-6V34a6 6 0 0 1 6-6zM28 42h12M28 56h12M28 70h12M120 42h12M120 56h12M120 70h12M40 28v56M120 28v56'

/** One drawing for each state, 160 by 112. */
export const DRAWINGS = {
  idle: { base: `${HEAD}${SHOULDERS}`, accent: FINDER },
  starting: { base: FINDER, accent: 'M80 34a22 22 0 1 1-21 15M80 46a10 10 0 1 0 10 10' },
  denied: {
    base: CAMERA,
    accent: 'M50 58v-6a12 12 0 0 1 24 0v6M46 58h32v22H46zM62 66v6',
  },
  insecure: {
    base: 'M24 28a6 6 0 0 1 6-6h100a6 6 0 0 1 6 6v56a6 6 0 0 1-6 6H30a6 6 0 0 1-6-6zM24 40h112M32 31h.1M40 31h.1M48 31h.1',
    accent: 'M70 60v-5a10 10 0 0 1 19-4M64 60h32v20H64zM80 68v4',
  },
  'no-camera': {
    base: 'M28 48v-8a8 8 0 0 1 8-8h8M56 32h12M80 32h8a8 8 0 0 1 8 8v8M96 70v6a8 8 0 0 1-8 8h-8M68 84H56M44 84h-8a8 8 0 0 1-8-8v-8M28 62v-4',
    accent: 'M100 58h14M114 48h8a4 4 0 0 1 4 4v12a4 4 0 0 1-4 4h-8zM126 54h8M126 62h8',
  },
  'in-use': {
    base: 'M18 34a6 6 0 0 1 6-6h56a6 6 0 0 1 6 6v8M18 34v40a6 6 0 0 0 6 6h28M18 42h68M26 35h.1M34 35h.1',
    accent: 'M58 58a6 6 0 0 1 6-6h40a6 6 0 0 1 6 6v28a6 6 0 0 1-6 6H64a6 6 0 0 1-6-6zM110 68l22-10v28l-22-10',
  },
  lost: { base: CAMERA, accent: 'M62 84v6a8 8 0 0 0 8 8h10M96 98h8M88 92v12M112 98h16' },
  unplayable: { base: FILM, accent: 'M64 42l32 28M96 42L64 70' },
  videos: { base: FILM, accent: 'M80 36v34M66 57l14 14 14-14' },
  ended: { base: FILM, accent: 'M66 50a15 15 0 1 1-1 11M64 42v9h9' },
  offline: {
    base: `${SCREEN}M108 30h28a4 4 0 0 1 4 4v12a4 4 0 0 1-4 4h-28a4 4 0 0 1-4-4V34a4 4 0 0 1 4-4zM108 54h28a4 4 0 0 1 4 4v12a4 4 0 0 1-4 4h-28a4 4 0 0 1-4-4V58a4 4 0 0 1 4-4zM112 40h.1M112 64h.1`,
    accent: 'M80 52h4M94 52h4M86 44l6 16',
  },
  refused: {
    base: 'M30 26h64a6 6 0 0 1 6 6v48a6 6 0 0 1-6 6H30a6 6 0 0 1-6-6V32a6 6 0 0 1 6-6zM24 74l20-20 16 14 14-12 26 22M78 42h.1',
    accent: 'M136 40v20a10 10 0 0 1-10 10h-14M120 60l-10 10 10 10',
  },
  slow: {
    base: `${SCREEN}M112 34h24a4 4 0 0 1 4 4v32a4 4 0 0 1-4 4h-24a4 4 0 0 1-4-4V38a4 4 0 0 1 4-4zM114 64h20`,
    accent: 'M80 52h.1M87 52h.1M94 52h.1M101 52h.1M84 88a12 12 0 1 0 24 0 12 12 0 0 0-24 0zM96 81v7l5 3',
  },
  'no-face': {
    base: FINDER,
    accent:
      'M80 46a10 10 0 1 0 0 20 10 10 0 0 0 0-20zM80 32v5M80 75v5M56 56h5M99 56h5M63 39l4 4M93 69l4 4M97 39l-4 4M67 69l-4 4',
  },
  sessions: {
    base: 'M48 18h58a6 6 0 0 1 6 6v64a6 6 0 0 1-6 6H48zM48 18v76M40 32h12M40 48h12M40 64h12M40 80h12',
    accent: 'M62 60c5 0 5-14 10-14s5 22 10 22 5-13 10-13M62 32h28',
  },
  search: {
    base: 'M26 34h44M26 54h34M26 74h40M26 94h26',
    accent: 'M98 34a22 22 0 1 0 0 44 22 22 0 0 0 0-44zM114 72l18 18',
  },
  'not-found': { base: FINDER, accent: 'M66 48c0-8 6-14 14-14s14 5 14 13c0 10-14 10-14 20M80 78h.1' },
} satisfies Record<string, Drawing>

export type DrawingName = keyof typeof DRAWINGS
