import type { ModuleGraph } from '../../evaluate/module-graph.js'
import type { SourceModule } from '../../evaluate/source-module.js'
import type { ProjectFiles } from '../../plan/files.js'

const SOURCE = /\.[cm]?[jt]sx?$/
const NO_SOURCE =
  /\.d\.[cm]?ts$|\.(?:test|spec|e2e|bench|stories|min)\.[cm]?[jt]sx?$|(?:^|\/)(?:jest|vitest|vite|webpack|rollup|eslint|playwright|cypress)\.[\w.]+$/
const NO_FOLDER =
  /^(?:node_modules|dist|build|out|coverage|tests?|__tests__|__mocks__|mocks?|fixtures?|__fixtures__|e2e|cypress|spec|public|static|\..+)$/
const APPLICATION =
  /\bexpress\s*\(|require\(\s*['"]express['"]\s*\)\s*\(|new\s+Koa\b|\b[fF]astify\s*(?:<[^(]*>)?\s*\(|require\(\s*['"]fastify['"]\s*\)\s*\(|require\(\s*['"]koa['"]\s*\)/
const ROUTER =
  /\bRouter\s*(?:<[^(]*>)?\s*\(|\bnew\s+\w*Router\b|\bextends\s+\w*Router\b|\bFastify(?:Instance|Plugin\w*)\b|\b(?:fastify|app|server|router)\.(?:get|post|route|use|register)\s*\(/
const IMPORT = /(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\(\s*)['"]([^'"\n]+)['"]/g

const applications = new WeakMap<SourceModule, boolean>()
/** Whether a module's text looks as if it makes an application. */
export function makesApplication(module: SourceModule): boolean {
  const known = applications.get(module) ?? APPLICATION.test(module.text)
  applications.set(module, known)
  return known
}

/** The files that (directly or not) import one that makes an application, or a router where there is no application. */
export function foundEntries(graph: ModuleGraph, root: string): readonly string[] {
  const facts = factsBelow(graph, root)
  const those = (kind: 'application' | 'router') => [...facts].flatMap(([path, one]) => (one[kind] ? [path] : []))
  const applications = those('application')
  const targets = applications.length > 0 ? applications : those('router')
  // Files that import one another in a circle have no root.
  return [...new Set([...rootsAbove(graph, facts, targets), ...targets])]
}

/** The files that lead to given ones, when these are part of an application rather than its beginning. */
export function entriesAbove(graph: ModuleGraph, root: string, targets: readonly string[]): readonly string[] {
  return rootsAbove(graph, factsBelow(graph, root), targets).filter((path) => !targets.includes(path))
}

/** What a look at a text tells, without parsing it. */
interface Facts {
  readonly text: string
  readonly application: boolean
  readonly router: boolean
  readonly specifiers: readonly string[]
}
interface Scan {
  layout: number
  paths: readonly string[]
  readonly facts: Map<string, Facts>
}
const scans = new WeakMap<ModuleGraph, Map<string, Scan>>()

function factsBelow(graph: ModuleGraph, root: string): ReadonlyMap<string, Facts> {
  const byRoot = scans.get(graph) ?? new Map<string, Scan>()
  scans.set(graph, byRoot)
  const scan = byRoot.get(root) ?? { layout: -1, paths: [], facts: new Map() }
  byRoot.set(root, scan)
  if (scan.layout !== graph.layout) {
    scan.paths = sourcesBelow(graph.files, root)
    scan.layout = graph.layout
    scan.facts.clear()
  }
  for (const path of scan.paths) {
    const text = graph.text(path) ?? ''
    if (scan.facts.get(path)?.text !== text)
      scan.facts.set(path, {
        text,
        application: APPLICATION.test(text),
        router: ROUTER.test(text),
        specifiers: [...text.matchAll(IMPORT)].map(([, specifier = '']) => specifier),
      })
  }
  return scan.facts
}

function rootsAbove(graph: ModuleGraph, facts: ReadonlyMap<string, Facts>, targets: readonly string[]): readonly string[] {
  const importers = new Map<string, string[]>()
  for (const [path, { specifiers }] of facts) {
    for (const specifier of specifiers) {
      const found = graph.resolvePath(path, specifier)
      if (found === undefined || found === path) continue
      const known = importers.get(found)
      if (known === undefined) importers.set(found, [path])
      else known.push(path)
    }
  }
  const above = new Set(targets)
  for (const path of above) for (const importer of importers.get(path) ?? []) above.add(importer)
  return [...above].filter((path) => !importers.get(path)?.some((one) => above.has(one))).sort()
}

/** The project's own sources: no tests, no fixtures, nothing that was installed or built. */
export function sourcesBelow(files: ProjectFiles, folder: string): readonly string[] {
  return [...files.list(folder)].sort().flatMap((name) => {
    const path = folder === '' ? name : `${folder}/${name}`
    if (SOURCE.test(name)) return files.isFile(path) && !NO_SOURCE.test(path) ? [path] : []
    return NO_FOLDER.test(name) || /\.\w+$/.test(name) ? [] : sourcesBelow(files, path)
  })
}
