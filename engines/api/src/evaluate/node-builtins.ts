import type { Evaluator } from './evaluator.js'
import { absolute, folderOf, joinedPath, startFolder, withinProject } from './file-paths.js'
import { literal } from './literals.js'
import type { Site, Value } from './value.js'

/** What functions of Node.js give for paths that are known: `path.join(__dirname, 'routes')`, `fs.readdirSync(…)`; undefined for the rest. */
export function nodeCall(
  evaluator: Evaluator,
  specifier: string,
  path: readonly string[],
  args: readonly Value[],
  site: Site,
): Value | undefined {
  const module = MODULES.get(specifier)
  if (module === undefined) return undefined
  const name = path.at(-1)
  const texts = args.map((one) => (one.kind === 'literal' && typeof one.value === 'string' ? one.value : undefined))
  const [first] = texts
  switch (`${module}.${name}`) {
    case 'path.join':
      return texts.includes(undefined) ? undefined : literal(site, joinedPath(texts.map(String)))
    case 'path.resolve': {
      if (texts.includes(undefined)) return undefined
      const from = texts.findLastIndex((one) => one?.startsWith('/'))
      const base = from === -1 ? [absolute(startFolder(evaluator.graph.files, site.env.module.path))] : []
      return literal(site, joinedPath([...base, ...texts.slice(Math.max(from, 0)).map(String)]).replace(/(.)\/$/, '$1'))
    }
    case 'path.dirname':
      return first === undefined ? undefined : literal(site, folderOf(first))
    case 'path.basename':
      return first === undefined ? undefined : literal(site, withoutEnd(first.slice(first.lastIndexOf('/') + 1), texts[1]))
    case 'path.extname':
      return first === undefined ? undefined : literal(site, /[^/](\.[^./]*)$/.exec(first)?.[1] ?? '')
    case 'url.fileURLToPath':
      return first === undefined ? undefined : literal(site, first.replace(/^file:\/\//, ''))
    case 'url.pathToFileURL':
      return first === undefined ? undefined : literal(site, `file://${first}`)
    case 'fs.readdirSync':
    case 'fs.readdir':
    case 'fs/promises.readdir': {
      const folder = first === undefined || args.length > 1 ? undefined : withinProject(first)
      if (folder === undefined) return undefined
      const items = [...evaluator.graph.files.list(folder.replace(/\/$/, ''))].sort().map((one) => literal(site, one))
      return { node: site.node, env: site.env, kind: 'array', items, open: false }
    }
    default:
      return undefined
  }
}

/** Modules of Node.js, by all of their names. */
const MODULES: ReadonlyMap<string, string> = new Map(
  [...['path', 'url', 'fs', 'fs/promises'].map((one) => [one, one] as const), ['path/posix', 'path'] as const].flatMap(([name, module]) => [
    [name, module],
    [`node:${name}`, module],
  ]),
)

function withoutEnd(text: string, end: string | undefined): string {
  return end !== undefined && text.endsWith(end) ? text.slice(0, -end.length) : text
}

/** `new URL('./routes', import.meta.url)` */
export function urlOf(args: readonly Value[], site: Site): Value | undefined {
  const [relative, base] = args.map((one) => (one.kind === 'literal' ? String(one.value) : undefined))
  if (relative === undefined || base === undefined || !base.startsWith('file://')) return undefined
  return literal(site, `file://${joinedPath([folderOf(base.slice('file://'.length)), relative])}`)
}

/** `__dirname`, `__filename`, and what `import.meta` has; undefined for other names. */
export function moduleConstant(name: string, site: Site): Value | undefined {
  const { path } = site.env.module
  switch (name) {
    case '__filename':
    case 'filename':
      return literal(site, absolute(path))
    case '__dirname':
    case 'dirname':
      return literal(site, absolute(folderOf(path)))
    case 'url':
      return literal(site, `file://${absolute(path)}`)
    default:
      return undefined
  }
}
