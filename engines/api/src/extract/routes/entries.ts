import { resolveSpecifier } from '../../evaluate/resolve-specifier.js'
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

/** The files that (directly or not) import one that makes an application, or a router where there is no application. */
export function foundEntries(files: ProjectFiles, root: string): readonly string[] {
  const texts = readSources(files, root)
  const withApplication = [...texts].filter(([, text]) => APPLICATION.test(text)).map(([path]) => path)
  const targets = withApplication.length > 0 ? withApplication : [...texts].filter(([, text]) => ROUTER.test(text)).map(([path]) => path)
  const roots = rootsAbove(files, texts, targets)
  // Files that import one another in a circle have no root.
  return [...new Set([...roots, ...targets])]
}

/** The files that lead to given ones, when these are part of an application rather than its beginning. */
export function entriesAbove(files: ProjectFiles, root: string, targets: readonly string[]): readonly string[] {
  return rootsAbove(files, readSources(files, root), targets).filter((path) => !targets.includes(path))
}

function readSources(files: ProjectFiles, root: string): ReadonlyMap<string, string> {
  return new Map(sourcesBelow(files, root).map((path) => [path, files.read(path) ?? '']))
}

function rootsAbove(files: ProjectFiles, texts: ReadonlyMap<string, string>, targets: readonly string[]): readonly string[] {
  const importers = new Map<string, string[]>()
  for (const [path, text] of texts) {
    for (const [, specifier = ''] of text.matchAll(IMPORT)) {
      const found = resolveSpecifier(files, path, specifier)
      if (found !== undefined && found !== path) importers.set(found, [...(importers.get(found) ?? []), path])
    }
  }
  const above = new Set(targets)
  for (const path of above) for (const importer of importers.get(path) ?? []) above.add(importer)
  return [...above].filter((path) => !(importers.get(path) ?? []).some((one) => above.has(one))).sort()
}

/** The project's own sources: no tests, no fixtures, nothing that was installed or built. */
export function sourcesBelow(files: ProjectFiles, folder: string): readonly string[] {
  return [...files.list(folder)].sort().flatMap((name) => {
    const path = folder === '' ? name : `${folder}/${name}`
    if (SOURCE.test(name)) return files.isFile(path) && !NO_SOURCE.test(path) ? [path] : []
    return NO_FOLDER.test(name) || /\.\w+$/.test(name) ? [] : sourcesBelow(files, path)
  })
}
