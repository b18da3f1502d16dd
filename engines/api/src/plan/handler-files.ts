import { type ModuleSource, readModule } from '../source/module-source.js'
import { resolveModule } from '../source/relative-imports.js'
import { listFiles, type ProjectFiles } from './files.js'
import { handlerStatement, stubContract } from './handlers-file.js'
import { perText } from './per-text.js'

const modules = perText(readModule)

/** The handlers files of an output folder, by their folder below it. */
export interface HandlerFiles {
  readonly sources: ReadonlyMap<string, ModuleSource>
  /** Whether a folder's handlers file exports a name, also through `export *`. */
  has(folder: string, name: string): boolean
  /** Folders whose handlers export a name. */
  foldersOf(name: string): readonly string[]
}

/**
 * Reads every `handlers.ts` below the output folder.
 *
 * @throws DiagnosticError KIT1500 when one does not parse
 */
export function readHandlers(files: ProjectFiles, output: string): HandlerFiles {
  const sources = new Map<string, ModuleSource>()
  const exported = new Map<string, ReadonlySet<string>>()
  for (const path of listFiles(files, output)) {
    if (!path.endsWith('/handlers.ts')) continue
    const folder = path.slice(output.length + 1, -'handlers.ts'.length).replace(/\/$/, '')
    const source = modules(files, path, files.read(path) ?? '')
    sources.set(folder, source)
    exported.set(folder, new Set([...source.exports, ...starExports(files, path, source, new Set([path]))]))
  }
  return {
    sources,
    has: (folder, name) => exported.get(folder)?.has(name) === true,
    foldersOf: (name) => [...exported].flatMap(([folder, names]) => (names.has(name) ? [folder] : [])),
  }
}

function starExports(files: ProjectFiles, path: string, source: ModuleSource, seen: Set<string>): readonly string[] {
  return source.stars.flatMap((specifier) => {
    const target = specifier.startsWith('.') ? `${resolveModule(path, specifier)}.ts` : undefined
    const text = target === undefined || seen.has(target) ? undefined : files.read(target)
    if (target === undefined || text === undefined) return []
    seen.add(target)
    const module = modules(files, target, text)
    return [...module.exports, ...starExports(files, target, module, seen)]
  })
}

/** The contract entry of a handler nobody has written yet; undefined where somebody has, or where it is not declared in the file. */
export function stubOf(handlers: HandlerFiles, folder: string, name: string): string | undefined {
  const source = handlers.sources.get(folder)
  const statement = source === undefined ? undefined : handlerStatement(source, name)
  return statement === undefined ? undefined : stubContract(statement, name)
}
