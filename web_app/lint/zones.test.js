// @vitest-environment node
import { readdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { ESLint, Linter } from 'eslint'
import tseslint from 'typescript-eslint'
import { describe, expect, it } from 'vitest'
import { ENTERED_BY_INDEX, ZONES, zones } from './zones.js'

const SRC = join(import.meta.dirname, '../src')

/** A file of each zone, and of two features. */
const FILES = {
  lib: 'lib/a.ts',
  api: 'api/a.ts',
  sync: 'sync/a.ts',
  uploads: 'uploads/a.ts',
  components: 'components/a.ts',
  'features/live': 'features/live/engine/a.ts',
  'features/review': 'features/review/a.ts',
  app: 'app/a.ts',
}
const PLACES = Object.keys(FILES)

const zoneOf = (place) => place.split('/')[0]
const isAllowed = (from, to) => from === to || ZONES[zoneOf(from)].includes(zoneOf(to))

function complaints(file, code) {
  const config = {
    files: ['**/*.ts'],
    languageOptions: { parser: tseslint.parser },
    plugins: { mien: { rules: { zones } } },
    rules: { 'mien/zones': 'error' },
  }
  return new Linter().verify(code, config, { filename: join(SRC, file) }).map(({ message }) => message)
}

/** What a module of another place is called from a file: by the alias and by a relative path. */
function spellings(file, target) {
  const path = relative(dirname(file), target)
  return [`@/${target}`, path.startsWith('.') ? path : `./${path}`]
}

const pairs = PLACES.flatMap((from) => PLACES.map((to) => [from, to]))
const forbidden = pairs.filter(([from, to]) => !isAllowed(from, to))
const allowed = pairs.filter(([from, to]) => isAllowed(from, to))

describe('imports', () => {
  it.each(forbidden)('%s must not import %s, however it is spelled', (from, to) => {
    const file = FILES[from]
    for (const spelling of spellings(file, FILES[to].replace('.ts', ''))) {
      const statements = [
        `import { a } from '${spelling}'`,
        `import type { A } from '${spelling}'`,
        `import '${spelling}'`,
        `export { a } from '${spelling}'`,
        `export * from '${spelling}'`,
        `void import('${spelling}')`,
        `type A = import('${spelling}').A`,
      ]
      for (const code of statements)
        expect([code, ...complaints(file, code)]).toEqual([code, `${from} must not import ${to}.`])
    }
  })

  it.each(allowed)('%s may import %s', (from, to) => {
    const file = FILES[from]
    const index = ENTERED_BY_INDEX.includes(to) && from !== to
    const target = index ? to : `${to}/b`
    for (const spelling of spellings(file, target)) {
      expect(complaints(file, `import { b } from '${spelling}'`)).toEqual([])
    }
  })

  it.each(ENTERED_BY_INDEX)('only tests reach behind the index of %s', (zone) => {
    const code = `import { b } from '@/${zone}/b'`
    expect(complaints('features/live/a.ts', code)).toEqual([`Import from '@/${zone}' instead.`])
    expect(complaints('features/live/a.test.ts', code)).toEqual([])
  })

  it('tests keep to the zones too', () => {
    expect(complaints('features/live/a.test.ts', `import '../review/b'`)).toHaveLength(1)
  })

  it('packages, and paths out of src, are no concern of the zones', () => {
    expect(
      complaints('lib/a.ts', `import 'react'; import '@tanstack/react-query'; import '../../package.json'`),
    ).toEqual([])
  })

  it('a folder without a zone is reported', () => {
    expect(complaints('new/a.ts', '')).toHaveLength(1)
    const folders = readdirSync(SRC, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    expect(folders.map(({ name }) => name).sort()).toEqual(Object.keys(ZONES).sort())
  })
})

it('the rule holds for every file of src in the project’s own configuration', async () => {
  const eslint = new ESLint({ cwd: join(SRC, '..') })
  for (const file of ['lib/on.ts', 'api/index.ts', 'features/live/LivePage.tsx', 'app/App.tsx', 'sync/queue.test.ts']) {
    const config = await eslint.calculateConfigForFile(join(SRC, file))
    expect(config.rules['mien/zones'], file).toEqual([2])
  }
})
