import { dirname, join, posix, relative, sep } from 'node:path'

const SRC = join(import.meta.dirname, '../src')

/** The folders of `src` and which others each may import. No feature imports another. */
export const ZONES = {
  lib: [],
  api: ['lib'],
  sync: ['lib', 'api'],
  uploads: ['lib', 'api'],
  components: ['lib'],
  features: ['lib', 'api', 'sync', 'uploads', 'components'],
  app: ['lib', 'api', 'sync', 'uploads', 'components', 'features'],
}

/** From other zones only the index of these may be imported. */
export const ENTERED_BY_INDEX = ['api', 'sync', 'uploads']

const IS_TEST = /\.test\.tsx?$/

/** Why a file may not import a module, by alias or by relative path; null where it may. Both are paths inside `src`. */
function objection(file, target) {
  const [from, to] = [zoneOf(file), zoneOf(target)]
  if (from === to || to.name === undefined) return null
  if (from.name === to.name && from.feature === to.feature) return null
  if (!ZONES[from.name].includes(to.name)) return `${folderOf(from)} must not import ${folderOf(to)}.`
  const inside = target.split('/').length > 1
  if (ENTERED_BY_INDEX.includes(to.name) && inside && !IS_TEST.test(file)) return `Import from '@/${to.name}' instead.`
  return null
}

function zoneOf(path) {
  const [name, feature] = path.split('/')
  return name in ZONES ? { name, feature: name === 'features' ? feature : undefined } : {}
}

const folderOf = ({ name, feature }) => (feature === undefined ? name : `${name}/${feature}`)

/** A path inside `src`; null for packages and whatever is outside. */
function targetOf(file, specifier) {
  if (specifier.startsWith('@/')) return posix.normalize(specifier.slice(2))
  if (!specifier.startsWith('.')) return null
  const path = posix.join(dirname(file), specifier)
  return path.startsWith('..') ? null : path
}

/** Imports go one way, whatever their spelling. */
export const zones = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const file = relative(SRC, context.filename).split(sep).join('/')
    if (file.startsWith('..') || !file.includes('/')) return {}
    const check = (node, source) => {
      if (typeof source?.value !== 'string') return
      const target = targetOf(file, source.value)
      const message = target === null ? null : objection(file, target)
      if (message) context.report({ node, message })
    }
    return {
      Program(node) {
        if (zoneOf(file).name === undefined)
          context.report({ node, message: 'Give this folder a zone in lint/zones.js.' })
      },
      ImportDeclaration: (node) => check(node, node.source),
      ExportNamedDeclaration: (node) => check(node, node.source),
      ExportAllDeclaration: (node) => check(node, node.source),
      ImportExpression: (node) => check(node, node.source),
      TSImportType: (node) => check(node, node.source ?? node.argument?.literal),
    }
  },
}
